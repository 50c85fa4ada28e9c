namespace MailkitPS;

/// <summary>What is known of one submitted recipient of a mass send.</summary>
public enum RecipientOutcome
{
    /// <summary>Neither a message nor an error is listed: nobody knows, at the moment of the reading.</summary>
    Missing = 0,

    /// <summary>Mailkit lists a message to this recipient as <c>sent</c>.</summary>
    Sent = 1,

    /// <summary>Mailkit lists a message to this recipient as <c>failed</c>: it bounced.</summary>
    Failed = 2,

    /// <summary>Mailkit lists a message to this recipient as <c>wait</c> or <c>wait_ab</c>, or in a state that is not known here.</summary>
    Waiting = 3,

    /// <summary>There is no message, and the result of the request names an error.</summary>
    Refused = 4,
}
