namespace MailkitPS;

/// <summary>What became of a send.</summary>
public enum SendOutcome
{
    /// <summary>Mailkit accepted it.</summary>
    Sent = 0,

    /// <summary>Mailkit answered that it does not accept it: nothing was sent.</summary>
    Refused = 1,

    /// <summary>The request did not reach Mailkit whole: nothing was sent.</summary>
    NotSent = 2,

    /// <summary>The request was written whole and no readable answer came: it may have been carried out.</summary>
    Unknown = 3,
}
