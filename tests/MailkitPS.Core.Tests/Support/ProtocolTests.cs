namespace MailkitPS.Core.Tests;

/// <summary>Tests that hold for both protocols: a class of them runs once as its nested Json and once as its nested XmlRpc.</summary>
public abstract class ProtocolTests
{
    private protected ProtocolTests(MailkitProtocol protocol)
    {
        Client = new TestClient(protocol);
    }

    private protected TestClient Client { get; }
}
