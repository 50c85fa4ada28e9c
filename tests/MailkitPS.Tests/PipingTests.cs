using System.Management.Automation;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Xml.Linq;
using MailkitPS.Simulator;

namespace MailkitPS.Tests;

/// <summary>
/// A row of every type, piped into every cmdlet that shares an ID with it, makes the call that <see cref="Table"/> says. Types and
/// cmdlets are found by reflection, so a pair that the table does not have is a failure that says what to add.
/// </summary>
public sealed class PipingTests
{
    /// <summary>A pair a line, with the calls that it makes and the IDs in them; where it makes none, with the ID of the error.</summary>
    private const string Table =
        """
        Campaign | Get-MailkitCampaign: mailkit.campaigns.list
        Campaign | Get-MailkitCampaignHistory: mailkit.campaigns.history ID_message=7001
        Campaign | Get-MailkitCampaignSchedule: mailkit.campaigns.schedule.list ID_message=7001
        Campaign | Get-MailkitDelivery: mailkit.report.campaign ID_message=7001
        Campaign | Get-MailkitRawBounce: mailkit.report.raw.bounces ID_message=7001
        Campaign | Get-MailkitRawMessage: mailkit.report.raw.messages ID_message=7001
        Campaign | Get-MailkitRawResponse: mailkit.report.raw.responses ID_message=7001
        Campaign | New-MailkitCampaignSchedule: mailkit.campaigns.single.schedule ID_message=7001
        Campaign | Send-MailkitCampaign: mailkit.campaigns.single.schedule ID_message=7001
        Campaign | Send-MailkitTestMail: mailkit.campaigns.messages.test 7001 eve@example.com 0
        CampaignReport | Get-MailkitCampaign: mailkit.campaigns.list
        CampaignReport | Get-MailkitCampaignHistory: mailkit.campaigns.history ID_message=7001
        CampaignReport | Get-MailkitCampaignSchedule: mailkit.campaigns.schedule.list ID_message=7001
        CampaignReport | Get-MailkitDelivery: mailkit.report.campaign ID_message=7001
        CampaignReport | Get-MailkitRawBounce: mailkit.report.raw.bounces ID_message=7001
        CampaignReport | Get-MailkitRawMessage: mailkit.report.raw.messages ID_message=7001
        CampaignReport | Get-MailkitRawResponse: mailkit.report.raw.responses ID_message=7001
        CampaignReport | New-MailkitCampaignSchedule: InputObjectNotBound
        CampaignReport | Send-MailkitCampaign: InputObjectNotBound
        CampaignReport | Send-MailkitTestMail: mailkit.campaigns.messages.test 7001 eve@example.com 0
        CampaignRun | Get-MailkitCampaign: mailkit.campaigns.list
        CampaignRun | Get-MailkitCampaignHistory: mailkit.campaigns.history ID_message=7001
        CampaignRun | Get-MailkitCampaignSchedule: mailkit.campaigns.schedule.list ID_message=7001
        CampaignRun | Get-MailkitDelivery: mailkit.report.message ID_send=60001
        CampaignRun | Get-MailkitDeliveryBounce: mailkit.report.message.bounces ID_send=60001
        CampaignRun | Get-MailkitDeliveryFeedback: mailkit.report.message.feedback ID_send=60001
        CampaignRun | Get-MailkitDeliveryLink: mailkit.report.message.links ID_send=60001
        CampaignRun | Get-MailkitDeliveryRecipient: mailkit.report.message.recipients ID_send=60001
        CampaignRun | Get-MailkitLinkVisitor: MailkitInvalidArgument
        CampaignRun | Get-MailkitRawBounce: mailkit.report.raw.bounces ID_send=60001
        CampaignRun | Get-MailkitRawMessage: mailkit.report.raw.messages ID_send=60001
        CampaignRun | Get-MailkitRawResponse: mailkit.report.raw.responses ID_send=60001
        CampaignRun | Get-MailkitSendMassResult: MailkitInvalidArgument
        CampaignRun | New-MailkitCampaignSchedule: InputObjectNotBound
        CampaignRun | Send-MailkitCampaign: InputObjectNotBound
        CampaignRun | Send-MailkitTestMail: mailkit.campaigns.messages.test 7001 eve@example.com 0
        CampaignSend | Get-MailkitCampaign: mailkit.campaigns.list
        CampaignSend | Get-MailkitCampaignHistory: mailkit.campaigns.history ID_message=7001
        CampaignSend | Get-MailkitCampaignSchedule: mailkit.campaigns.schedule.list ID_message=7001
        CampaignSend | Get-MailkitDelivery: mailkit.report.campaign ID_message=7001
        CampaignSend | Get-MailkitRawBounce: mailkit.report.raw.bounces ID_message=7001
        CampaignSend | Get-MailkitRawMessage: mailkit.report.raw.messages ID_message=7001
        CampaignSend | Get-MailkitRawResponse: mailkit.report.raw.responses ID_message=7001
        CampaignSend | New-MailkitCampaignSchedule: InputObjectNotBound
        CampaignSend | Send-MailkitCampaign: InputObjectNotBound
        CampaignSend | Send-MailkitTestMail: mailkit.campaigns.messages.test 7001 eve@example.com 0
        Delivery | Get-MailkitCampaign: mailkit.campaigns.list
        Delivery | Get-MailkitCampaignHistory: mailkit.campaigns.history ID_message=7001
        Delivery | Get-MailkitCampaignSchedule: mailkit.campaigns.schedule.list ID_message=7001
        Delivery | Get-MailkitDelivery: mailkit.report.message ID_send=60001
        Delivery | Get-MailkitDeliveryBounce: mailkit.report.message.bounces ID_send=60001
        Delivery | Get-MailkitDeliveryFeedback: mailkit.report.message.feedback ID_send=60001
        Delivery | Get-MailkitDeliveryLink: mailkit.report.message.links ID_send=60001
        Delivery | Get-MailkitDeliveryRecipient: mailkit.report.message.recipients ID_send=60001
        Delivery | Get-MailkitLinkVisitor: MailkitInvalidArgument
        Delivery | Get-MailkitRawBounce: mailkit.report.raw.bounces ID_send=60001
        Delivery | Get-MailkitRawMessage: mailkit.report.raw.messages ID_send=60001
        Delivery | Get-MailkitRawResponse: mailkit.report.raw.responses ID_send=60001
        Delivery | Get-MailkitSendMassResult: MailkitInvalidArgument
        Delivery | New-MailkitCampaignSchedule: InputObjectNotBound
        Delivery | Send-MailkitCampaign: InputObjectNotBound
        Delivery | Send-MailkitTestMail: mailkit.campaigns.messages.test 7001 eve@example.com 0
        DeliveryBounce | Clear-MailkitMailingList: InputObjectNotBound
        DeliveryBounce | Get-MailkitDelivery: mailkit.report.message ID_send=60001
        DeliveryBounce | Get-MailkitDeliveryBounce: mailkit.report.message.bounces ID_send=60001
        DeliveryBounce | Get-MailkitDeliveryFeedback: mailkit.report.message.feedback ID_send=60001
        DeliveryBounce | Get-MailkitDeliveryLink: mailkit.report.message.links ID_send=60001
        DeliveryBounce | Get-MailkitDeliveryRecipient: mailkit.report.message.recipients ID_send=60001
        DeliveryBounce | Get-MailkitEngagement: mailkit.mailinglist.engagement ID_user_list=5001 ID_email=0
        DeliveryBounce | Get-MailkitLinkVisitor: MailkitInvalidArgument
        DeliveryBounce | Get-MailkitMailingList: mailkit.mailinglist.list
        DeliveryBounce | Get-MailkitRawBounce: mailkit.report.raw.bounces ID_send=60001
        DeliveryBounce | Get-MailkitRawMessage: mailkit.report.raw.messages ID_send=60001
        DeliveryBounce | Get-MailkitRawResponse: mailkit.report.raw.responses ID_send_message=800000001
        DeliveryBounce | Get-MailkitRecipient: mailkit.email.getstatus ID_email=700000001
        DeliveryBounce | Get-MailkitRecipientHistory: mailkit.email.getstatus.history ID_email=700000001
        DeliveryBounce | Get-MailkitRecipientResponse: mailkit.email.getstatus.history ID_email=700000001
        DeliveryBounce | Get-MailkitSendMassResult: MailkitInvalidArgument
        DeliveryBounce | Get-MailkitSubscription: mailkit.email.unsubscribe.getstatus ID_email=700000001
        DeliveryBounce | Move-MailkitRecipient: mailkit.email.move ID_email=700000001 ID_user_list=5002
        DeliveryBounce | New-MailkitUnsubscription: mailkit.email.unsubscribe email= ID_email=700000001 ID_send_message=800000001
        DeliveryBounce | Remove-MailkitMailingList: InputObjectNotBound
        DeliveryBounce | Remove-MailkitPersonalData: mailkit.email.wipe ID_email=700000001
        DeliveryBounce | Remove-MailkitRecipient: mailkit.email.delete ID_email=700000001
        DeliveryBounce | Remove-MailkitUnsubscription: mailkit.email.revalidate ID_email=700000001
        DeliveryBounce | Set-MailkitSubscription: mailkit.email.topics emailada@example.comactivate_all1
        DeliveryFeedback | Get-MailkitDelivery: mailkit.report.message ID_send=60001
        DeliveryFeedback | Get-MailkitDeliveryBounce: mailkit.report.message.bounces ID_send=60001
        DeliveryFeedback | Get-MailkitDeliveryFeedback: mailkit.report.message.feedback ID_send=60001
        DeliveryFeedback | Get-MailkitDeliveryLink: mailkit.report.message.links ID_send=60001
        DeliveryFeedback | Get-MailkitDeliveryRecipient: mailkit.report.message.recipients ID_send=60001
        DeliveryFeedback | Get-MailkitLinkVisitor: MailkitInvalidArgument
        DeliveryFeedback | Get-MailkitRawBounce: mailkit.report.raw.bounces ID_send=60001
        DeliveryFeedback | Get-MailkitRawMessage: mailkit.report.raw.messages ID_send=60001
        DeliveryFeedback | Get-MailkitRawResponse: mailkit.report.raw.responses ID_send=60001
        DeliveryFeedback | Get-MailkitSendMassResult: MailkitInvalidArgument
        DeliveryLink | Get-MailkitDelivery: mailkit.report.message ID_send=60001
        DeliveryLink | Get-MailkitDeliveryBounce: mailkit.report.message.bounces ID_send=60001
        DeliveryLink | Get-MailkitDeliveryFeedback: mailkit.report.message.feedback ID_send=60001
        DeliveryLink | Get-MailkitDeliveryLink: mailkit.report.message.links ID_send=60001
        DeliveryLink | Get-MailkitDeliveryRecipient: mailkit.report.message.recipients ID_send=60001
        DeliveryLink | Get-MailkitLinkVisitor: mailkit.report.message.links.visitors ID_send=60001 ID_url=900001
        DeliveryLink | Get-MailkitRawBounce: mailkit.report.raw.bounces ID_send=60001
        DeliveryLink | Get-MailkitRawMessage: mailkit.report.raw.messages ID_send=60001
        DeliveryLink | Get-MailkitRawResponse: mailkit.report.raw.responses ID_send=60001
        DeliveryLink | Get-MailkitSendMassResult: MailkitInvalidArgument
        DeliveryRecipient | Get-MailkitDelivery: mailkit.report.message ID_send=60001
        DeliveryRecipient | Get-MailkitDeliveryBounce: mailkit.report.message.bounces ID_send=60001
        DeliveryRecipient | Get-MailkitDeliveryFeedback: mailkit.report.message.feedback ID_send=60001
        DeliveryRecipient | Get-MailkitDeliveryLink: mailkit.report.message.links ID_send=60001
        DeliveryRecipient | Get-MailkitDeliveryRecipient: mailkit.report.message.recipients ID_send=60001
        DeliveryRecipient | Get-MailkitLinkVisitor: MailkitInvalidArgument
        DeliveryRecipient | Get-MailkitRawBounce: mailkit.report.raw.bounces ID_send=60001
        DeliveryRecipient | Get-MailkitRawMessage: mailkit.report.raw.messages ID_send=60001
        DeliveryRecipient | Get-MailkitRawResponse: mailkit.report.raw.responses ID_send_message=800000001
        DeliveryRecipient | Get-MailkitRecipient: mailkit.email.getstatus ID_email=700000001
        DeliveryRecipient | Get-MailkitRecipientHistory: mailkit.email.getstatus.history ID_email=700000001
        DeliveryRecipient | Get-MailkitRecipientResponse: mailkit.email.getstatus.history ID_email=700000001
        DeliveryRecipient | Get-MailkitSendMassResult: MailkitInvalidArgument
        DeliveryRecipient | Get-MailkitSubscription: mailkit.email.unsubscribe.getstatus ID_email=700000001
        DeliveryRecipient | Move-MailkitRecipient: mailkit.email.move ID_email=700000001 ID_user_list=5002
        DeliveryRecipient | New-MailkitUnsubscription: mailkit.email.unsubscribe email= ID_email=700000001 ID_send_message=800000001
        DeliveryRecipient | Remove-MailkitPersonalData: mailkit.email.wipe ID_email=700000001
        DeliveryRecipient | Remove-MailkitRecipient: mailkit.email.delete ID_email=700000001
        DeliveryRecipient | Remove-MailkitUnsubscription: mailkit.email.revalidate ID_email=700000001
        DeliveryRecipient | Set-MailkitSubscription: mailkit.email.topics emailada@example.comactivate_all1
        Engagement | Clear-MailkitMailingList: InputObjectNotBound
        Engagement | Get-MailkitEngagement: mailkit.mailinglist.engagement ID_user_list=5001 ID_email=0
        Engagement | Get-MailkitMailingList: mailkit.mailinglist.list
        Engagement | Get-MailkitRecipient: mailkit.email.getstatus ID_email=700000001
        Engagement | Get-MailkitRecipientHistory: mailkit.email.getstatus.history ID_email=700000001
        Engagement | Get-MailkitRecipientResponse: mailkit.email.getstatus.history ID_email=700000001
        Engagement | Get-MailkitSubscription: mailkit.email.unsubscribe.getstatus ID_email=700000001
        Engagement | Move-MailkitRecipient: mailkit.email.move ID_email=700000001 ID_user_list=5002
        Engagement | New-MailkitUnsubscription: mailkit.email.unsubscribe email= ID_email=700000001 ID_send_message=
        Engagement | Remove-MailkitMailingList: InputObjectNotBound
        Engagement | Remove-MailkitPersonalData: mailkit.email.wipe ID_email=700000001
        Engagement | Remove-MailkitRecipient: mailkit.email.delete ID_email=700000001
        Engagement | Remove-MailkitUnsubscription: mailkit.email.revalidate ID_email=700000001
        Engagement | Set-MailkitSubscription: mailkit.email.topics emailada@example.comactivate_all1
        LinkVisitor | Get-MailkitDelivery: mailkit.report.message ID_send=60001
        LinkVisitor | Get-MailkitDeliveryBounce: mailkit.report.message.bounces ID_send=60001
        LinkVisitor | Get-MailkitDeliveryFeedback: mailkit.report.message.feedback ID_send=60001
        LinkVisitor | Get-MailkitDeliveryLink: mailkit.report.message.links ID_send=60001
        LinkVisitor | Get-MailkitDeliveryRecipient: mailkit.report.message.recipients ID_send=60001
        LinkVisitor | Get-MailkitLinkVisitor: mailkit.report.message.links.visitors ID_send=60001 ID_url=900001
        LinkVisitor | Get-MailkitRawBounce: mailkit.report.raw.bounces ID_send=60001
        LinkVisitor | Get-MailkitRawMessage: mailkit.report.raw.messages ID_send=60001
        LinkVisitor | Get-MailkitRawResponse: mailkit.report.raw.responses ID_send=60001
        LinkVisitor | Get-MailkitRecipient: mailkit.email.getstatus ID_email=700000001
        LinkVisitor | Get-MailkitRecipientHistory: mailkit.email.getstatus.history ID_email=700000001
        LinkVisitor | Get-MailkitRecipientResponse: mailkit.email.getstatus.history ID_email=700000001
        LinkVisitor | Get-MailkitSendMassResult: MailkitInvalidArgument
        LinkVisitor | Get-MailkitSubscription: mailkit.email.unsubscribe.getstatus ID_email=700000001
        LinkVisitor | Move-MailkitRecipient: mailkit.email.move ID_email=700000001 ID_user_list=5002
        LinkVisitor | New-MailkitUnsubscription: mailkit.email.unsubscribe email= ID_email=700000001 ID_send_message=
        LinkVisitor | Remove-MailkitPersonalData: mailkit.email.wipe ID_email=700000001
        LinkVisitor | Remove-MailkitRecipient: mailkit.email.delete ID_email=700000001
        LinkVisitor | Remove-MailkitUnsubscription: mailkit.email.revalidate ID_email=700000001
        LinkVisitor | Set-MailkitSubscription: mailkit.email.topics emailada@example.comactivate_all1
        MailingList | Clear-MailkitMailingList: mailkit.mailinglist.delete ID_user_list=5001
        MailingList | Get-MailkitEngagement: mailkit.mailinglist.engagement ID_user_list=5001 ID_email=0
        MailingList | Get-MailkitMailingList: mailkit.mailinglist.list
        MailingList | Get-MailkitRecipient: mailkit.mailinglist.getstatus ID_user_list=5001
        MailingList | Remove-MailkitMailingList: mailkit.mailinglist.delete ID_user_list=5001
        MassMailOutcome | Get-MailkitDelivery: mailkit.report.message ID_send=60001
        MassMailOutcome | Get-MailkitDeliveryBounce: mailkit.report.message.bounces ID_send=60001
        MassMailOutcome | Get-MailkitDeliveryFeedback: mailkit.report.message.feedback ID_send=60001
        MassMailOutcome | Get-MailkitDeliveryLink: mailkit.report.message.links ID_send=60001
        MassMailOutcome | Get-MailkitDeliveryRecipient: mailkit.report.message.recipients ID_send=60001
        MassMailOutcome | Get-MailkitLinkVisitor: MailkitInvalidArgument
        MassMailOutcome | Get-MailkitRawBounce: mailkit.report.raw.bounces ID_send=60001
        MassMailOutcome | Get-MailkitRawMessage: mailkit.report.raw.messages ID_send=60001
        MassMailOutcome | Get-MailkitRawResponse: mailkit.report.raw.responses ID_send_message=800000001
        MassMailOutcome | Get-MailkitRecipient: mailkit.email.getstatus ID_email=700000001
        MassMailOutcome | Get-MailkitRecipientHistory: mailkit.email.getstatus.history ID_email=700000001
        MassMailOutcome | Get-MailkitRecipientResponse: mailkit.email.getstatus.history ID_email=700000001
        MassMailOutcome | Get-MailkitSendMassResult: MailkitInvalidArgument
        MassMailOutcome | Get-MailkitSubscription: mailkit.email.unsubscribe.getstatus ID_email=700000001
        MassMailOutcome | Move-MailkitRecipient: mailkit.email.move ID_email=700000001 ID_user_list=5002
        MassMailOutcome | New-MailkitUnsubscription: mailkit.email.unsubscribe email= ID_email=700000001 ID_send_message=800000001
        MassMailOutcome | Remove-MailkitPersonalData: mailkit.email.wipe ID_email=700000001
        MassMailOutcome | Remove-MailkitRecipient: mailkit.email.delete ID_email=700000001
        MassMailOutcome | Remove-MailkitUnsubscription: mailkit.email.revalidate ID_email=700000001
        MassMailOutcome | Set-MailkitSubscription: mailkit.email.topics emailada@example.comactivate_all1
        RawBounce | Clear-MailkitMailingList: InputObjectNotBound
        RawBounce | Get-MailkitCampaign: mailkit.campaigns.list
        RawBounce | Get-MailkitCampaignHistory: mailkit.campaigns.history ID_message=7001
        RawBounce | Get-MailkitCampaignSchedule: mailkit.campaigns.schedule.list ID_message=7001
        RawBounce | Get-MailkitDelivery: mailkit.report.message ID_send=60001
        RawBounce | Get-MailkitDeliveryBounce: mailkit.report.message.bounces ID_send=60001
        RawBounce | Get-MailkitDeliveryFeedback: mailkit.report.message.feedback ID_send=60001
        RawBounce | Get-MailkitDeliveryLink: mailkit.report.message.links ID_send=60001
        RawBounce | Get-MailkitDeliveryRecipient: mailkit.report.message.recipients ID_send=60001
        RawBounce | Get-MailkitEngagement: mailkit.mailinglist.engagement ID_user_list=5001 ID_email=0
        RawBounce | Get-MailkitLinkVisitor: MailkitInvalidArgument
        RawBounce | Get-MailkitMailingList: mailkit.mailinglist.list
        RawBounce | Get-MailkitRawBounce: mailkit.report.raw.bounces ID_send=60001
        RawBounce | Get-MailkitRawMessage: mailkit.report.raw.messages ID_send=60001
        RawBounce | Get-MailkitRawResponse: mailkit.report.raw.responses ID_send_message=800000001
        RawBounce | Get-MailkitRecipient: mailkit.email.getstatus ID_email=700000001
        RawBounce | Get-MailkitRecipientHistory: mailkit.email.getstatus.history ID_email=700000001
        RawBounce | Get-MailkitRecipientResponse: mailkit.email.getstatus.history ID_email=700000001
        RawBounce | Get-MailkitSendMassResult: MailkitInvalidArgument
        RawBounce | Get-MailkitSubscription: mailkit.email.unsubscribe.getstatus ID_email=700000001
        RawBounce | Move-MailkitRecipient: mailkit.email.move ID_email=700000001 ID_user_list=5002
        RawBounce | New-MailkitCampaignSchedule: InputObjectNotBound
        RawBounce | New-MailkitUnsubscription: mailkit.email.unsubscribe email= ID_email=700000001 ID_send_message=800000001
        RawBounce | Remove-MailkitMailingList: InputObjectNotBound
        RawBounce | Remove-MailkitPersonalData: mailkit.email.wipe ID_email=700000001
        RawBounce | Remove-MailkitRecipient: mailkit.email.delete ID_email=700000001
        RawBounce | Remove-MailkitUnsubscription: mailkit.email.revalidate ID_email=700000001
        RawBounce | Send-MailkitCampaign: InputObjectNotBound
        RawBounce | Send-MailkitTestMail: mailkit.campaigns.messages.test 7001 eve@example.com 0
        RawBounce | Set-MailkitSubscription: mailkit.email.topics emailada@example.comactivate_all1
        RawMessage | Clear-MailkitMailingList: InputObjectNotBound
        RawMessage | Get-MailkitCampaign: mailkit.campaigns.list
        RawMessage | Get-MailkitCampaignHistory: mailkit.campaigns.history ID_message=7001
        RawMessage | Get-MailkitCampaignSchedule: mailkit.campaigns.schedule.list ID_message=7001
        RawMessage | Get-MailkitDelivery: mailkit.report.message ID_send=60001
        RawMessage | Get-MailkitDeliveryBounce: mailkit.report.message.bounces ID_send=60001
        RawMessage | Get-MailkitDeliveryFeedback: mailkit.report.message.feedback ID_send=60001
        RawMessage | Get-MailkitDeliveryLink: mailkit.report.message.links ID_send=60001
        RawMessage | Get-MailkitDeliveryRecipient: mailkit.report.message.recipients ID_send=60001
        RawMessage | Get-MailkitEngagement: mailkit.mailinglist.engagement ID_user_list=5001 ID_email=0
        RawMessage | Get-MailkitLinkVisitor: MailkitInvalidArgument
        RawMessage | Get-MailkitMailingList: mailkit.mailinglist.list
        RawMessage | Get-MailkitRawBounce: mailkit.report.raw.bounces ID_send=60001
        RawMessage | Get-MailkitRawMessage: mailkit.report.raw.messages ID_send=60001
        RawMessage | Get-MailkitRawResponse: mailkit.report.raw.responses ID_send_message=800000001
        RawMessage | Get-MailkitRecipient: mailkit.email.getstatus ID_email=700000001
        RawMessage | Get-MailkitRecipientHistory: mailkit.email.getstatus.history ID_email=700000001
        RawMessage | Get-MailkitRecipientResponse: mailkit.email.getstatus.history ID_email=700000001
        RawMessage | Get-MailkitSendMassResult: MailkitInvalidArgument
        RawMessage | Get-MailkitSubscription: mailkit.email.unsubscribe.getstatus ID_email=700000001
        RawMessage | Move-MailkitRecipient: mailkit.email.move ID_email=700000001 ID_user_list=5002
        RawMessage | New-MailkitCampaignSchedule: InputObjectNotBound
        RawMessage | New-MailkitUnsubscription: mailkit.email.unsubscribe email= ID_email=700000001 ID_send_message=800000001
        RawMessage | Remove-MailkitMailingList: InputObjectNotBound
        RawMessage | Remove-MailkitPersonalData: mailkit.email.wipe ID_email=700000001
        RawMessage | Remove-MailkitRecipient: mailkit.email.delete ID_email=700000001
        RawMessage | Remove-MailkitUnsubscription: mailkit.email.revalidate ID_email=700000001
        RawMessage | Send-MailkitCampaign: InputObjectNotBound
        RawMessage | Send-MailkitTestMail: mailkit.campaigns.messages.test 7001 eve@example.com 0
        RawMessage | Set-MailkitSubscription: mailkit.email.topics emailada@example.comactivate_all1
        RawResponse | Clear-MailkitMailingList: InputObjectNotBound
        RawResponse | Get-MailkitCampaign: mailkit.campaigns.list
        RawResponse | Get-MailkitCampaignHistory: mailkit.campaigns.history ID_message=7001
        RawResponse | Get-MailkitCampaignSchedule: mailkit.campaigns.schedule.list ID_message=7001
        RawResponse | Get-MailkitDelivery: mailkit.report.message ID_send=60001
        RawResponse | Get-MailkitDeliveryBounce: mailkit.report.message.bounces ID_send=60001
        RawResponse | Get-MailkitDeliveryFeedback: mailkit.report.message.feedback ID_send=60001
        RawResponse | Get-MailkitDeliveryLink: mailkit.report.message.links ID_send=60001
        RawResponse | Get-MailkitDeliveryRecipient: mailkit.report.message.recipients ID_send=60001
        RawResponse | Get-MailkitEngagement: mailkit.mailinglist.engagement ID_user_list=5001 ID_email=0
        RawResponse | Get-MailkitLinkVisitor: mailkit.report.message.links.visitors ID_send=60001 ID_url=900001
        RawResponse | Get-MailkitMailingList: mailkit.mailinglist.list
        RawResponse | Get-MailkitRawBounce: mailkit.report.raw.bounces ID_send=60001
        RawResponse | Get-MailkitRawMessage: mailkit.report.raw.messages ID_send=60001
        RawResponse | Get-MailkitRawResponse: mailkit.report.raw.responses ID_send_message=800000001
        RawResponse | Get-MailkitRecipient: mailkit.email.getstatus ID_email=700000001
        RawResponse | Get-MailkitRecipientHistory: mailkit.email.getstatus.history ID_email=700000001
        RawResponse | Get-MailkitRecipientResponse: mailkit.email.getstatus.history ID_email=700000001
        RawResponse | Get-MailkitSendMassResult: MailkitInvalidArgument
        RawResponse | Get-MailkitSubscription: mailkit.email.unsubscribe.getstatus ID_email=700000001
        RawResponse | Move-MailkitRecipient: mailkit.email.move ID_email=700000001 ID_user_list=5002
        RawResponse | New-MailkitCampaignSchedule: InputObjectNotBound
        RawResponse | New-MailkitUnsubscription: mailkit.email.unsubscribe email= ID_email=700000001 ID_send_message=800000001
        RawResponse | Remove-MailkitMailingList: InputObjectNotBound
        RawResponse | Remove-MailkitPersonalData: mailkit.email.wipe ID_email=700000001
        RawResponse | Remove-MailkitRecipient: mailkit.email.delete ID_email=700000001
        RawResponse | Remove-MailkitUnsubscription: mailkit.email.revalidate ID_email=700000001
        RawResponse | Send-MailkitCampaign: InputObjectNotBound
        RawResponse | Send-MailkitTestMail: mailkit.campaigns.messages.test 7001 eve@example.com 0
        RawResponse | Set-MailkitSubscription: mailkit.email.topics emailada@example.comactivate_all1
        Recipient | Clear-MailkitMailingList: InputObjectNotBound
        Recipient | Get-MailkitEngagement: mailkit.mailinglist.engagement ID_user_list=5001 ID_email=0
        Recipient | Get-MailkitMailingList: mailkit.mailinglist.list
        Recipient | Get-MailkitRecipient: mailkit.email.getstatus ID_email=700000001
        Recipient | Get-MailkitRecipientHistory: mailkit.email.getstatus.history ID_email=700000001
        Recipient | Get-MailkitRecipientResponse: mailkit.email.getstatus.history ID_email=700000001
        Recipient | Get-MailkitSubscription: mailkit.email.unsubscribe.getstatus ID_email=700000001
        Recipient | Move-MailkitRecipient: mailkit.email.move ID_email=700000001 ID_user_list=5002
        Recipient | New-MailkitUnsubscription: mailkit.email.unsubscribe email= ID_email=700000001 ID_send_message=
        Recipient | Remove-MailkitMailingList: InputObjectNotBound
        Recipient | Remove-MailkitPersonalData: mailkit.email.wipe ID_email=700000001
        Recipient | Remove-MailkitRecipient: mailkit.email.delete ID_email=700000001
        Recipient | Remove-MailkitUnsubscription: mailkit.email.revalidate ID_email=700000001
        Recipient | Set-MailkitSubscription: mailkit.email.topics emailada@example.comactivate_all1
        RecipientChange | Clear-MailkitMailingList: InputObjectNotBound
        RecipientChange | Get-MailkitEngagement: mailkit.mailinglist.engagement ID_user_list=5001 ID_email=0
        RecipientChange | Get-MailkitMailingList: mailkit.mailinglist.list
        RecipientChange | Get-MailkitRecipient: mailkit.email.getstatus ID_email=700000001
        RecipientChange | Get-MailkitRecipientHistory: mailkit.email.getstatus.history ID_email=700000001
        RecipientChange | Get-MailkitRecipientResponse: mailkit.email.getstatus.history ID_email=700000001
        RecipientChange | Get-MailkitSubscription: mailkit.email.unsubscribe.getstatus ID_email=700000001
        RecipientChange | Move-MailkitRecipient: mailkit.email.move ID_email=700000001 ID_user_list=5002
        RecipientChange | New-MailkitUnsubscription: mailkit.email.unsubscribe email= ID_email=700000001 ID_send_message=
        RecipientChange | Remove-MailkitMailingList: InputObjectNotBound
        RecipientChange | Remove-MailkitPersonalData: mailkit.email.wipe ID_email=700000001
        RecipientChange | Remove-MailkitRecipient: mailkit.email.delete ID_email=700000001
        RecipientChange | Remove-MailkitUnsubscription: mailkit.email.revalidate ID_email=700000001
        RecipientChange | Set-MailkitSubscription: mailkit.email.topics emailada@example.comactivate_all1
        RecipientDifference | Clear-MailkitMailingList: InputObjectNotBound
        RecipientDifference | Get-MailkitEngagement: mailkit.mailinglist.engagement ID_user_list=5001 ID_email=0
        RecipientDifference | Get-MailkitMailingList: mailkit.mailinglist.list
        RecipientDifference | Get-MailkitRecipient: mailkit.email.getstatus ID_email=700000001
        RecipientDifference | Get-MailkitRecipientHistory: mailkit.email.getstatus.history ID_email=700000001
        RecipientDifference | Get-MailkitRecipientResponse: mailkit.email.getstatus.history ID_email=700000001
        RecipientDifference | Get-MailkitSubscription: mailkit.email.unsubscribe.getstatus ID_email=700000001
        RecipientDifference | Move-MailkitRecipient: mailkit.email.move ID_email=700000001 ID_user_list=5002
        RecipientDifference | New-MailkitUnsubscription: mailkit.email.unsubscribe email= ID_email=700000001 ID_send_message=
        RecipientDifference | Remove-MailkitMailingList: InputObjectNotBound
        RecipientDifference | Remove-MailkitPersonalData: mailkit.email.wipe ID_email=700000001
        RecipientDifference | Remove-MailkitRecipient: mailkit.email.delete ID_email=700000001
        RecipientDifference | Remove-MailkitUnsubscription: mailkit.email.revalidate ID_email=700000001
        RecipientDifference | Set-MailkitSubscription: mailkit.email.topics emailada@example.comactivate_all1
        RecipientMessage | Clear-MailkitMailingList: InputObjectNotBound
        RecipientMessage | Get-MailkitCampaign: mailkit.campaigns.list
        RecipientMessage | Get-MailkitCampaignHistory: mailkit.campaigns.history ID_message=7001
        RecipientMessage | Get-MailkitCampaignSchedule: mailkit.campaigns.schedule.list ID_message=7001
        RecipientMessage | Get-MailkitDelivery: mailkit.report.message ID_send=60001
        RecipientMessage | Get-MailkitDeliveryBounce: mailkit.report.message.bounces ID_send=60001
        RecipientMessage | Get-MailkitDeliveryFeedback: mailkit.report.message.feedback ID_send=60001
        RecipientMessage | Get-MailkitDeliveryLink: mailkit.report.message.links ID_send=60001
        RecipientMessage | Get-MailkitDeliveryRecipient: mailkit.report.message.recipients ID_send=60001
        RecipientMessage | Get-MailkitEngagement: mailkit.mailinglist.engagement ID_user_list=5001 ID_email=0
        RecipientMessage | Get-MailkitLinkVisitor: MailkitInvalidArgument
        RecipientMessage | Get-MailkitMailingList: mailkit.mailinglist.list
        RecipientMessage | Get-MailkitRawBounce: mailkit.report.raw.bounces ID_send=60001
        RecipientMessage | Get-MailkitRawMessage: mailkit.report.raw.messages ID_send=60001
        RecipientMessage | Get-MailkitRawResponse: mailkit.report.raw.responses ID_send_message=800000001
        RecipientMessage | Get-MailkitRecipient: mailkit.email.getstatus ID_email=700000001
        RecipientMessage | Get-MailkitRecipientHistory: mailkit.email.getstatus.history ID_email=700000001
        RecipientMessage | Get-MailkitRecipientResponse: mailkit.email.getstatus.history ID_email=700000001
        RecipientMessage | Get-MailkitSendMassResult: MailkitInvalidArgument
        RecipientMessage | Get-MailkitSubscription: mailkit.email.unsubscribe.getstatus ID_email=700000001
        RecipientMessage | Move-MailkitRecipient: mailkit.email.move ID_email=700000001 ID_user_list=5002
        RecipientMessage | New-MailkitCampaignSchedule: InputObjectNotBound
        RecipientMessage | New-MailkitUnsubscription: mailkit.email.unsubscribe email= ID_email=700000001 ID_send_message=800000001
        RecipientMessage | Remove-MailkitMailingList: InputObjectNotBound
        RecipientMessage | Remove-MailkitPersonalData: mailkit.email.wipe ID_email=700000001
        RecipientMessage | Remove-MailkitRecipient: mailkit.email.delete ID_email=700000001
        RecipientMessage | Remove-MailkitUnsubscription: mailkit.email.revalidate ID_email=700000001
        RecipientMessage | Send-MailkitCampaign: InputObjectNotBound
        RecipientMessage | Send-MailkitTestMail: mailkit.campaigns.messages.test 7001 eve@example.com 0
        RecipientResponse | Get-MailkitCampaign: mailkit.campaigns.list
        RecipientResponse | Get-MailkitCampaignHistory: mailkit.campaigns.history ID_message=7001
        RecipientResponse | Get-MailkitCampaignSchedule: mailkit.campaigns.schedule.list ID_message=7001
        RecipientResponse | Get-MailkitDelivery: mailkit.report.message ID_send=60001
        RecipientResponse | Get-MailkitDeliveryBounce: mailkit.report.message.bounces ID_send=60001
        RecipientResponse | Get-MailkitDeliveryFeedback: mailkit.report.message.feedback ID_send=60001
        RecipientResponse | Get-MailkitDeliveryLink: mailkit.report.message.links ID_send=60001
        RecipientResponse | Get-MailkitDeliveryRecipient: mailkit.report.message.recipients ID_send=60001
        RecipientResponse | Get-MailkitLinkVisitor: MailkitInvalidArgument
        RecipientResponse | Get-MailkitRawBounce: mailkit.report.raw.bounces ID_send=60001
        RecipientResponse | Get-MailkitRawMessage: mailkit.report.raw.messages ID_send=60001
        RecipientResponse | Get-MailkitRawResponse: mailkit.report.raw.responses ID_send_message=800000001
        RecipientResponse | Get-MailkitRecipient: mailkit.email.getstatus ID_email=700000001
        RecipientResponse | Get-MailkitRecipientHistory: mailkit.email.getstatus.history ID_email=700000001
        RecipientResponse | Get-MailkitRecipientResponse: mailkit.email.getstatus.history ID_email=700000001
        RecipientResponse | Get-MailkitSendMassResult: MailkitInvalidArgument
        RecipientResponse | Get-MailkitSubscription: mailkit.email.unsubscribe.getstatus ID_email=700000001
        RecipientResponse | Move-MailkitRecipient: mailkit.email.move ID_email=700000001 ID_user_list=5002
        RecipientResponse | New-MailkitCampaignSchedule: InputObjectNotBound
        RecipientResponse | New-MailkitUnsubscription: mailkit.email.unsubscribe email= ID_email=700000001 ID_send_message=800000001
        RecipientResponse | Remove-MailkitPersonalData: mailkit.email.wipe ID_email=700000001
        RecipientResponse | Remove-MailkitRecipient: mailkit.email.delete ID_email=700000001
        RecipientResponse | Remove-MailkitUnsubscription: mailkit.email.revalidate ID_email=700000001
        RecipientResponse | Send-MailkitCampaign: InputObjectNotBound
        RecipientResponse | Send-MailkitTestMail: mailkit.campaigns.messages.test 7001 eve@example.com 0
        ScheduledDelivery | Get-MailkitCampaign: mailkit.campaigns.list
        ScheduledDelivery | Get-MailkitCampaignHistory: mailkit.campaigns.history ID_message=7001
        ScheduledDelivery | Get-MailkitCampaignSchedule: mailkit.campaigns.schedule.list ID_message=7001
        ScheduledDelivery | Get-MailkitDelivery: mailkit.report.campaign ID_message=7001
        ScheduledDelivery | Get-MailkitRawBounce: mailkit.report.raw.bounces ID_message=7001
        ScheduledDelivery | Get-MailkitRawMessage: mailkit.report.raw.messages ID_message=7001
        ScheduledDelivery | Get-MailkitRawResponse: mailkit.report.raw.responses ID_message=7001
        ScheduledDelivery | New-MailkitCampaignSchedule: InputObjectNotBound
        ScheduledDelivery | Send-MailkitCampaign: InputObjectNotBound
        ScheduledDelivery | Send-MailkitTestMail: mailkit.campaigns.messages.test 7001 eve@example.com 0
        SendMailResult | Get-MailkitDelivery: mailkit.report.message ID_send=60001
        SendMailResult | Get-MailkitDeliveryBounce: mailkit.report.message.bounces ID_send=60001
        SendMailResult | Get-MailkitDeliveryFeedback: mailkit.report.message.feedback ID_send=60001
        SendMailResult | Get-MailkitDeliveryLink: mailkit.report.message.links ID_send=60001
        SendMailResult | Get-MailkitDeliveryRecipient: mailkit.report.message.recipients ID_send=60001
        SendMailResult | Get-MailkitLinkVisitor: MailkitInvalidArgument
        SendMailResult | Get-MailkitRawBounce: mailkit.report.raw.bounces ID_send=60001
        SendMailResult | Get-MailkitRawMessage: mailkit.report.raw.messages ID_send=60001
        SendMailResult | Get-MailkitRawResponse: mailkit.report.raw.responses ID_send_message=800000001
        SendMailResult | Get-MailkitRecipient: mailkit.email.getstatus ID_email=700000001
        SendMailResult | Get-MailkitRecipientHistory: mailkit.email.getstatus.history ID_email=700000001
        SendMailResult | Get-MailkitRecipientResponse: mailkit.email.getstatus.history ID_email=700000001
        SendMailResult | Get-MailkitSendMassResult: MailkitInvalidArgument
        SendMailResult | Get-MailkitSubscription: mailkit.email.unsubscribe.getstatus ID_email=700000001
        SendMailResult | Move-MailkitRecipient: mailkit.email.move ID_email=700000001 ID_user_list=5002
        SendMailResult | New-MailkitUnsubscription: mailkit.email.unsubscribe email= ID_email=700000001 ID_send_message=800000001
        SendMailResult | Remove-MailkitPersonalData: mailkit.email.wipe ID_email=700000001
        SendMailResult | Remove-MailkitRecipient: mailkit.email.delete ID_email=700000001
        SendMailResult | Remove-MailkitUnsubscription: mailkit.email.revalidate ID_email=700000001
        SendMailResult | Set-MailkitSubscription: mailkit.email.topics emailada@example.comactivate_all1
        SendMassRequest | Get-MailkitCampaign: mailkit.campaigns.list
        SendMassRequest | Get-MailkitCampaignHistory: mailkit.campaigns.history ID_message=7001
        SendMassRequest | Get-MailkitCampaignSchedule: mailkit.campaigns.schedule.list ID_message=7001
        SendMassRequest | Get-MailkitDelivery: mailkit.report.campaign ID_message=7001
        SendMassRequest | Get-MailkitRawBounce: mailkit.report.raw.bounces ID_message=7001
        SendMassRequest | Get-MailkitRawMessage: mailkit.report.raw.messages ID_message=7001
        SendMassRequest | Get-MailkitRawResponse: mailkit.report.raw.responses ID_message=7001
        SendMassRequest | Get-MailkitSendMassResult: mailkit.sendmail_mass.results request_id=8001
        SendMassRequest | New-MailkitCampaignSchedule: InputObjectNotBound
        SendMassRequest | Send-MailkitCampaign: InputObjectNotBound
        SendMassRequest | Send-MailkitTestMail: mailkit.campaigns.messages.test 7001 eve@example.com 0
        SendMassResult | Get-MailkitDelivery: mailkit.report.message ID_send=60001
        SendMassResult | Get-MailkitDeliveryBounce: mailkit.report.message.bounces ID_send=60001
        SendMassResult | Get-MailkitDeliveryFeedback: mailkit.report.message.feedback ID_send=60001
        SendMassResult | Get-MailkitDeliveryLink: mailkit.report.message.links ID_send=60001
        SendMassResult | Get-MailkitDeliveryRecipient: mailkit.report.message.recipients ID_send=60001
        SendMassResult | Get-MailkitLinkVisitor: MailkitInvalidArgument
        SendMassResult | Get-MailkitRawBounce: mailkit.report.raw.bounces ID_send=60001
        SendMassResult | Get-MailkitRawMessage: mailkit.report.raw.messages ID_send=60001
        SendMassResult | Get-MailkitRawResponse: mailkit.report.raw.responses ID_send_message=800000001
        SendMassResult | Get-MailkitRecipient: mailkit.email.getstatus ID_email=700000001
        SendMassResult | Get-MailkitRecipientHistory: mailkit.email.getstatus.history ID_email=700000001
        SendMassResult | Get-MailkitRecipientResponse: mailkit.email.getstatus.history ID_email=700000001
        SendMassResult | Get-MailkitSendMassResult: mailkit.sendmail_mass.results ID_send=60001 request_id=8001
        SendMassResult | Get-MailkitSubscription: mailkit.email.unsubscribe.getstatus ID_email=700000001
        SendMassResult | Move-MailkitRecipient: mailkit.email.move ID_email=700000001 ID_user_list=5002
        SendMassResult | New-MailkitUnsubscription: mailkit.email.unsubscribe email= ID_email=700000001 ID_send_message=800000001
        SendMassResult | Remove-MailkitPersonalData: mailkit.email.wipe ID_email=700000001
        SendMassResult | Remove-MailkitRecipient: mailkit.email.delete ID_email=700000001
        SendMassResult | Remove-MailkitUnsubscription: mailkit.email.revalidate ID_email=700000001
        SendMassResult | Set-MailkitSubscription: mailkit.email.topics emailada@example.comactivate_all1
        SendSmsResult | Get-MailkitCampaign: mailkit.campaigns.list
        SendSmsResult | Get-MailkitCampaignHistory: mailkit.campaigns.history ID_message=7001
        SendSmsResult | Get-MailkitCampaignSchedule: mailkit.campaigns.schedule.list ID_message=7001
        SendSmsResult | Get-MailkitDelivery: mailkit.report.campaign ID_message=7001
        SendSmsResult | Get-MailkitRawBounce: mailkit.report.raw.bounces ID_message=7001
        SendSmsResult | Get-MailkitRawMessage: mailkit.report.raw.messages ID_message=7001
        SendSmsResult | Get-MailkitRawResponse: mailkit.report.raw.responses ID_message=7001
        SendSmsResult | New-MailkitCampaignSchedule: InputObjectNotBound
        SendSmsResult | Send-MailkitCampaign: InputObjectNotBound
        SendSmsResult | Send-MailkitTestMail: mailkit.campaigns.messages.test 7001 eve@example.com 0
        SenderAddress | Get-MailkitRecipient: mailkit.email.getstatus email=ada@example.com
        SenderAddress | Get-MailkitRecipientHistory: mailkit.email.getstatus.history email=ada@example.com
        SenderAddress | Get-MailkitRecipientResponse: mailkit.email.getstatus.history email=ada@example.com
        SenderAddress | Get-MailkitSubscription: mailkit.email.unsubscribe.getstatus email=ada@example.com
        SenderAddress | New-MailkitUnsubscription: mailkit.email.unsubscribe email=ada@example.com ID_email= ID_send_message=
        SenderAddress | Remove-MailkitPersonalData: mailkit.email.wipe email=ada@example.com
        SenderAddress | Remove-MailkitRecipient: MailkitInvalidArgument
        SenderAddress | Remove-MailkitUnsubscription: mailkit.email.revalidate email=ada@example.com
        SenderAddress | Set-MailkitSubscription: mailkit.email.topics emailada@example.comactivate_all1
        StoredFile | Get-MailkitFile: mailkit.filemanager.list 301
        StoredFile | Remove-MailkitFile: MailkitInvalidArgument
        Subscription | Get-MailkitRecipient: mailkit.email.getstatus ID_email=700000001
        Subscription | Get-MailkitRecipientHistory: mailkit.email.getstatus.history ID_email=700000001
        Subscription | Get-MailkitRecipientResponse: mailkit.email.getstatus.history ID_email=700000001
        Subscription | Get-MailkitSubscription: mailkit.email.unsubscribe.getstatus ID_email=700000001
        Subscription | Move-MailkitRecipient: mailkit.email.move ID_email=700000001 ID_user_list=5002
        Subscription | New-MailkitUnsubscription: mailkit.email.unsubscribe email= ID_email=700000001 ID_send_message=
        Subscription | Remove-MailkitPersonalData: mailkit.email.wipe ID_email=700000001
        Subscription | Remove-MailkitRecipient: mailkit.email.delete ID_email=700000001
        Subscription | Remove-MailkitUnsubscription: mailkit.email.revalidate ID_email=700000001
        Subscription | Set-MailkitSubscription: mailkit.email.topics emailada@example.comactivate_all1
        TestMailResult | Get-MailkitCampaign: mailkit.campaigns.list
        TestMailResult | Get-MailkitCampaignHistory: mailkit.campaigns.history ID_message=7001
        TestMailResult | Get-MailkitCampaignSchedule: mailkit.campaigns.schedule.list ID_message=7001
        TestMailResult | Get-MailkitDelivery: mailkit.report.campaign ID_message=7001
        TestMailResult | Get-MailkitRawBounce: mailkit.report.raw.bounces ID_message=7001
        TestMailResult | Get-MailkitRawMessage: mailkit.report.raw.messages ID_message=7001
        TestMailResult | Get-MailkitRawResponse: mailkit.report.raw.responses ID_message=7001
        TestMailResult | Get-MailkitRecipient: mailkit.email.getstatus email=ada@example.com
        TestMailResult | Get-MailkitRecipientHistory: mailkit.email.getstatus.history email=ada@example.com
        TestMailResult | Get-MailkitRecipientResponse: mailkit.email.getstatus.history email=ada@example.com
        TestMailResult | Get-MailkitSubscription: mailkit.email.unsubscribe.getstatus email=ada@example.com
        TestMailResult | New-MailkitCampaignSchedule: InputObjectNotBound
        TestMailResult | New-MailkitUnsubscription: mailkit.email.unsubscribe email=ada@example.com ID_email= ID_send_message=
        TestMailResult | Remove-MailkitPersonalData: mailkit.email.wipe email=ada@example.com
        TestMailResult | Remove-MailkitRecipient: MailkitInvalidArgument
        TestMailResult | Remove-MailkitUnsubscription: mailkit.email.revalidate email=ada@example.com
        TestMailResult | Send-MailkitCampaign: InputObjectNotBound
        TestMailResult | Send-MailkitTestMail: mailkit.campaigns.messages.test 7001 eve@example.com 0
        TestMailResult | Set-MailkitSubscription: mailkit.email.topics emailada@example.comactivate_all1
        Unsubscription | Get-MailkitRecipient: mailkit.email.getstatus email=ada@example.com
        Unsubscription | Get-MailkitRecipientHistory: mailkit.email.getstatus.history email=ada@example.com
        Unsubscription | Get-MailkitRecipientResponse: mailkit.email.getstatus.history email=ada@example.com
        Unsubscription | Get-MailkitSubscription: mailkit.email.unsubscribe.getstatus email=ada@example.com
        Unsubscription | New-MailkitUnsubscription: mailkit.email.unsubscribe email=ada@example.com ID_email= ID_send_message=
        Unsubscription | Remove-MailkitPersonalData: mailkit.email.wipe email=ada@example.com
        Unsubscription | Remove-MailkitRecipient: MailkitInvalidArgument
        Unsubscription | Remove-MailkitUnsubscription: mailkit.email.revalidate email=ada@example.com
        Unsubscription | Set-MailkitSubscription: mailkit.email.topics emailada@example.comactivate_all1
        UploadedFile | Get-MailkitFile: mailkit.filemanager.list 301
        UploadedFile | Remove-MailkitFile: MailkitInvalidArgument
        """;

    /// <summary>The value of every ID in the rows: all are different, so a call tells which of them it was given.</summary>
    private static readonly Dictionary<string, object> Ids = new()
    {
        ["MailingListId"] = 5001L,
        ["CampaignId"] = 7001L,
        ["RequestId"] = 8001L,
        ["SendId"] = 60001L,
        ["EmailId"] = 700000001L,
        ["SendMessageId"] = 800000001L,
        ["UrlId"] = 900001L,
        ["FolderId"] = 301L,
        ["Email"] = "ada@example.com",
    };

    /// <summary>What cmdlets need beside the row.</summary>
    private static readonly Dictionary<string, string> Needed = new()
    {
        ["Move-MailkitRecipient"] = "-Destination 5002",
        ["New-MailkitCampaignSchedule"] = "-SendDate '2099-01-01 09:00' -TimeZone UTC",
        ["Remove-MailkitUnsubscription"] = "-Channel web",
        ["Send-MailkitTestMail"] = "-Email eve@example.com",
        ["Set-MailkitSubscription"] = "-AllTopics",
    };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_row_makes_the_call_that_the_table_says_in_each_cmdlet_that_shares_an_id()
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        using Shell shell = Shell.ConnectedTo(simulator);
        string[] expected = Table.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        List<string> found = [];
        foreach ((Type row, CmdletInfo cmdlet) in Pairs(shell))
        {
            int before = simulator.Calls.Count;

            // The first object is enough: a call has been made then, and a walk over pages ends.
            Run run = shell.Run(
                $$"""
                param($row, $cmdlet)
                $ConfirmPreference = 'None'
                do { $row | & $cmdlet {{Needed.GetValueOrDefault(cmdlet.Name)}} | ForEach-Object { break } } while ($false)
                """,
                NewRow(row),
                cmdlet);
            string outcome = string.Join("; ", simulator.Calls.Skip(before).DistinctBy(call => call.Function).Select(Describe));
            string errors = string.Join("; ", run.AllErrors.Select(error => error.FullyQualifiedErrorId.Split(',')[0]));
            found.Add($"{row.Name} | {cmdlet.Name}: {(outcome.Length > 0 ? outcome : errors)}");
        }

        Assert.True(found.Order().SequenceEqual(expected.Order()), $"The table has to be:\n{string.Join('\n', found)}");
    }

    /// <summary>Every type of rows with every cmdlet that takes an ID of it from the pipeline, by its name or by value.</summary>
    private static IEnumerable<(Type Row, CmdletInfo Cmdlet)> Pairs(Shell shell)
    {
        CmdletInfo[] cmdlets =
        [
            .. shell.Run("Get-Command -Module MailkitPS").Output
                .Select(command => (CmdletInfo)command.BaseObject)
                .OrderBy(cmdlet => cmdlet.Name, StringComparer.Ordinal),
        ];
        return
            from row in cmdlets
                .SelectMany(cmdlet => cmdlet.OutputType)
                .Select(output => output.Type)
                .Where(type => type?.Namespace == "MailkitPS")
                .Distinct()
                .OrderBy(type => type.Name, StringComparer.Ordinal)
            from cmdlet in cmdlets
            where row.GetProperties().Any(property => TakesId(cmdlet, property.Name))
            select (row, cmdlet);
    }

    private static bool TakesId(CmdletInfo cmdlet, string property) => cmdlet.Parameters.Values.Any(parameter =>
        (parameter.Name.Equals(property, StringComparison.OrdinalIgnoreCase)
            || parameter.Aliases.Contains(property, StringComparer.OrdinalIgnoreCase))
        && (parameter.Name == "Email" || parameter.Attributes.Any(attribute => attribute.GetType().Name == "MailkitIdAttribute"))
        && parameter.Attributes.OfType<ParameterAttribute>()
            .Any(binding => binding.ValueFromPipeline || binding.ValueFromPipelineByPropertyName));

    /// <summary>A row with every ID that its type has.</summary>
    private static object NewRow(Type type)
    {
        object row = RuntimeHelpers.GetUninitializedObject(type);
        foreach (PropertyInfo property in type.GetProperties())
        {
            if (Ids.TryGetValue(property.Name, out object? id))
            {
                property.DeclaringType!
                    .GetField($"<{property.Name}>k__BackingField", BindingFlags.Instance | BindingFlags.NonPublic)!
                    .SetValue(row, id);
            }
        }

        return row;
    }

    /// <summary>The function and the IDs that it was given; in XML-RPC, where parameters have no names, all of them.</summary>
    private static string Describe(SimulatedCall call)
    {
        IEnumerable<string> values = call.Form == WireForm.Json ? JsonIds(call.Body) : XmlValues(call.Body);
        return string.Join(' ', values.Prepend(call.Function)).TrimEnd();
    }

    private static IEnumerable<string> JsonIds(string body)
    {
        using JsonDocument document = JsonDocument.Parse(body);
        return
        [
            .. document.RootElement.EnumerateObject()
                .SelectMany(member => member.NameEquals("parameters") ? member.Value.EnumerateObject().ToArray() : [member])
                .Where(member => member.Name is "email" || member.Name.Contains("ID_", StringComparison.OrdinalIgnoreCase)
                    || member.Name.EndsWith("_id", StringComparison.OrdinalIgnoreCase))
                .Select(member => $"{member.Name}={member.Value}"),
        ];
    }

    private static IEnumerable<string> XmlValues(string body) =>
        XDocument.Parse(body).Descendants("param").Skip(2).Select(parameter => parameter.Value.Trim());
}
