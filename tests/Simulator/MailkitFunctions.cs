namespace MailkitPS.Simulator;

/// <summary>The functions of the API that the simulator answers without a script.</summary>
public static class MailkitFunctions
{
    /// <summary>Lists the mailing lists of the account.</summary>
    public const string MailingListList = "mailkit.mailinglist.list";

    /// <summary>Reads the per-recipient errors of a mass send.</summary>
    public const string SendMassResults = "mailkit.sendmail_mass.results";
}
