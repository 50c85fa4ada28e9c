namespace MailkitPS.Simulator;

/// <summary>The functions of the API that the simulator answers by more than a recording.</summary>
public static class MailkitFunctions
{
    /// <summary>Sends one message.</summary>
    public const string SendMail = "mailkit.sendmail";

    /// <summary>Sends a campaign to many recipients.</summary>
    public const string SendMass = "mailkit.sendmail_mass";

    /// <summary>Sends one text message.</summary>
    public const string SendSms = "mailkit.sendsms";

    /// <summary>Reads the per-recipient errors of a mass send.</summary>
    public const string SendMassResults = "mailkit.sendmail_mass.results";
}
