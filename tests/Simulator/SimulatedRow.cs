namespace MailkitPS.Simulator;

/// <summary>One row of an answer of mailkit.sendmail_mass.results.</summary>
/// <param name="ErrorCode">ERROR_CODE: 1 to 8 are documented.</param>
/// <param name="Email">EMAIL: the address of the recipient.</param>
/// <param name="Info">INFO: the free text.</param>
/// <param name="Date">DATE as text, so that tests can send an unreadable one; null is sent as a JSON null.</param>
/// <param name="EmailId">ID_EMAIL; 0 means that it could not be created.</param>
/// <param name="SendId">ID_SEND; 0 means that it could not be created.</param>
/// <param name="SendMessageId">ID_SEND_MESSAGE; 0 means that it could not be created.</param>
public sealed record SimulatedRow(
    int ErrorCode,
    string Email,
    string Info,
    string? Date = "2025-02-03 04:05:06",
    long EmailId = 0,
    long SendId = 0,
    long SendMessageId = 0);
