using System;
using System.Management.Automation;

namespace MailkitPS;

/// <summary>Schedules deliveries of campaigns to all their mailing lists.</summary>
[Cmdlet(
    VerbsCommon.New,
    "MailkitCampaignSchedule",
    DefaultParameterSetName = IdSet,
    SupportsShouldProcess = true,
    ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(CampaignSend))]
public sealed class NewMailkitCampaignScheduleCommand : MailkitCampaignSendCommand
{
    private DateTime _sendDate;
    private string _timeZone = string.Empty;

    /// <summary>When it is sent, as the clocks in the zone of -TimeZone show it.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    [AllowNull]
    public object? SendDate { get; set; }

    /// <summary>The name of the time zone of -SendDate, such as Europe/Prague.</summary>
    [Parameter(Mandatory = true)]
    [AllowNull]
    [AllowEmptyString]
    [ArgumentCompleter(typeof(ListedNameCompleter<MailkitTimeZone>))]
    [SingleText]
    public string? TimeZone { get; set; }

    private protected override string LookCommand => "Get-MailkitCampaignSchedule";

    private protected override void ReadConstants()
    {
        _sendDate = WallClock.Read(MailkitTransformationAttribute.Unwrap(SendDate), "-SendDate");
        if (WallClock.IsPastEverywhere(_sendDate, GetConnection().Client.Clock.UtcNow))
        {
            throw new MailkitException(
                MailkitErrorKind.InvalidArgument, $"-SendDate {WallClock.Format(_sendDate)} is past in every time zone.");
        }

        _timeZone = SingleLine.Require(TimeZone?.Trim(), "-TimeZone") is { Length: > 0 } zone ? zone : throw new MailkitException(
            MailkitErrorKind.InvalidArgument, "-TimeZone is empty. Get-MailkitTimeZone lists the names that Mailkit knows.");
    }

    private protected override MailkitRowReader<CampaignSend> Send(MailkitClient client, long id, DeliveryOptions options) =>
        client.ScheduleCampaign(id, _sendDate, _timeZone, options);

    private protected override string Action(string campaign) =>
        $"Schedule the {campaign} for {WallClock.Format(_sendDate)} {_timeZone}";
}
