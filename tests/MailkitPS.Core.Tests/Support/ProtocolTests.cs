namespace MailkitPS.Core.Tests;

/// <summary>Tests that hold for both protocols: each class runs once as its nested class Json and once as XmlRpc.</summary>
public abstract class ProtocolTests
{
    private protected ProtocolTests(MailkitProtocol protocol)
    {
        Client = new TestClient(protocol);
    }

    private protected TestClient Client { get; }
}
