namespace MailkitPS;

/// <summary>
/// Why a message of a mass send did not go out: the <c>ERROR_CODE</c> of <c>mailkit.sendmail_mass.results</c> (documented;
/// the names are ours). A code that is not listed here stays readable in <see cref="SendMassResult.ErrorCode"/>.
/// </summary>
public enum SendMassError
{
    /// <summary>A code that the documentation does not list.</summary>
    Unknown = 0,

    /// <summary>An attachment could not be attached.</summary>
    AttachmentFailed = 1,

    /// <summary>The recipient's address is not valid.</summary>
    InvalidEmail = 2,

    /// <summary>The recipient's address is missing.</summary>
    MissingEmail = 3,

    /// <summary>The mailing list is not valid, or missing.</summary>
    InvalidMailingList = 4,

    /// <summary>The campaign is not valid.</summary>
    InvalidCampaign = 5,

    /// <summary>The recipient has unsubscribed.</summary>
    Unsubscribed = 6,

    /// <summary>The campaign has no sender's address.</summary>
    MissingSender = 7,

    /// <summary>The template file is not valid.</summary>
    InvalidTemplate = 8,
}
