namespace MailkitPS;

/// <summary>What a comparison of a mass send waits for.</summary>
public enum WaitUntil
{
    /// <summary>The results have settled, and everybody who was submitted has been seen: nobody is missing.</summary>
    Accounted = 0,

    /// <summary>The same, and nobody is waiting either: everybody is sent, failed or refused.</summary>
    Finished = 1,
}
