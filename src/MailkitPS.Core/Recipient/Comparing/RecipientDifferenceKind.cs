namespace MailkitPS;

/// <summary>How a recipient of the input stands to what a mailing list has.</summary>
public enum RecipientDifferenceKind
{
    /// <summary>The address is not in the list.</summary>
    Missing = 0,

    /// <summary>It is there, and a field that the input gives has another value.</summary>
    Different = 1,

    /// <summary>It is there, with every value that the input gives.</summary>
    Same = 2,

    /// <summary>The list has it, and no input does.</summary>
    OnlyInMailkit = 3,
}
