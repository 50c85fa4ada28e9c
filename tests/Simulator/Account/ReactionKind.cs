namespace MailkitPS.Simulator;

/// <summary>What somebody does with a message.</summary>
internal enum ReactionKind
{
    Open,
    Click,
    Spam,
}
