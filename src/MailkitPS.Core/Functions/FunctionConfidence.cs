namespace MailkitPS;

/// <summary>How much is known of a function of the API.</summary>
internal enum FunctionConfidence
{
    /// <summary>No page could be read: only the name is known.</summary>
    NameOnly,

    /// <summary>Taken from clients that call it.</summary>
    SeenInClients,

    /// <summary>Its page could be read in part.</summary>
    PartlyDocumented,

    /// <summary>Its page could be read.</summary>
    Documented,
}
