using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;

namespace MailkitPS.Simulator;

/// <summary>
/// What an account holds: lists, campaigns and deliveries of the past, which are always the same, and what has been sent through the
/// simulator since it runs.
/// </summary>
internal sealed class Account
{
    private const long FirstLiveMessageId = 890_000_001;
    private const long FirstLiveSendId = 61_001;

    /// <summary>The lists at the start, by ID.</summary>
    private static readonly AccountList[] FirstLists =
    [
        new(5001, "Newsletter", IsEnabled: true, "main list", 700_000_001, 25_000, FirstPerson: 1, PersonStep: 1),
        new(5002, "Customers", IsEnabled: true, "have bought something", 700_100_001, 1_200, FirstPerson: 20, PersonStep: 20),
        new(5003, "Partners", IsEnabled: true, "", 700_200_001, 40, FirstPerson: 25_001, PersonStep: 1),
        new(5004, "Old list", IsEnabled: false, "", 700_300_001, 25, FirstPerson: 1, PersonStep: 2),
    ];

    private readonly TimeProvider _clock;
    private readonly Lock _lock = new();
    private readonly List<SeededDelivery> _seeded = [];
    private readonly List<Delivery> _live = [];
    private long _messageId = FirstLiveMessageId - 1;
    private int _seededMessages;

    public Account(TimeProvider clock)
    {
        _clock = clock;
        Seed(41001, 7001, 5001, new(2025, 2, 3, 4, 0, 0), 25);
        Seed(60001, 7001, 5001, new(2026, 3, 14, 10, 0, 0), 25);
        Seed(60002, 7002, 5002, new(2026, 3, 20, 8, 0, 0), 1_200);
        Seed(60003, 7001, 5001, new(2026, 4, 14, 9, 0, 0), 25_000);
        Seed(60004, 7002, 5002, new(2026, 5, 20, 8, 0, 0), 1_200);
        Seed(60005, 7003, 5003, new(2026, 6, 1, 7, 0, 0), 40);
        Seed(60006, 7001, 5001, new(2026, 9, 15, 9, 0, 0), 25_000);
        Seed(60007, 7005, 5003, new(2026, 10, 5, 12, 0, 0), 40);
        Seed(60008, 7001, 5001, new(2026, 10, 20, 9, 0, 0), 9_950);
        Seed(60009, 7003, 5003, new(2026, 11, 9, 7, 0, 0), 40, waiting: 5);
        Seed(60010, 7004, 5002, new(2026, 11, 9, 8, 0, 0), 300, waiting: 240);
    }

    /// <summary>The campaigns and their deliveries to come.</summary>
    public AccountCampaigns Campaigns { get; } = new();

    /// <summary>The files and folders.</summary>
    public AccountFiles Files { get; } = new();

    /// <summary>
    /// The day from which the default ranges of the reports count back: always the same, so that a report without a range has rows on
    /// every day.
    /// </summary>
    public static DateTime Today { get; } = new(2026, 11, 20);

    /// <summary>The lists and who is in them.</summary>
    public AccountRecipients Recipients { get; } = new(FirstLists, KnownRecipients.In(FirstLists[^1]));

    /// <summary>The time at which something is changed.</summary>
    public DateTime Now => _clock.GetLocalNow().DateTime;

    /// <summary>Every delivery, the oldest first.</summary>
    public IReadOnlyList<Delivery> Deliveries
    {
        get
        {
            lock (_lock)
            {
                return [.. _seeded, .. _live];
            }
        }
    }

    /// <summary>The delivery of an ID; null where there is none.</summary>
    public Delivery? FindDelivery(long? sendId) => Deliveries.FirstOrDefault(delivery => delivery.SendId == sendId);

    /// <summary>The message of an ID; null where there is none.</summary>
    public Message? FindMessage(long messageId) =>
        Deliveries.Select(delivery => delivery.Find(messageId)).FirstOrDefault(message => message is not null);

    /// <summary>The messages from an ID on, ascending, of a campaign or a delivery where one is given.</summary>
    public IEnumerable<Message> Messages(long fromMessageId, long? campaignId, long? sendId)
    {
        ILookup<bool, Delivery> deliveries = Deliveries
            .Where(delivery => (campaignId is null || delivery.Campaign.CampaignId == campaignId)
                && (sendId is null || delivery.SendId == sendId))
            .ToLookup(delivery => delivery is not SeededDelivery);

        // What is sent through the simulator may go to several deliveries in turn.
        return deliveries[false].SelectMany(delivery => delivery.Messages(fromMessageId))
            .Concat(deliveries[true].SelectMany(delivery => delivery.Messages(fromMessageId)).OrderBy(message => message.MessageId));
    }

    /// <summary>Takes a message to an address into the delivery of the day of its campaign.</summary>
    /// <remarks>That there is one delivery of a campaign a day is what the documentation lets one suppose.</remarks>
    public Message Send(long campaignId, long listId, string address)
    {
        lock (_lock)
        {
            DateTime now = Now;
            LiveDelivery? delivery = _live.OfType<LiveDelivery>()
                .FirstOrDefault(one => one.Campaign.CampaignId == campaignId && one.Date.Date == now.Date);
            if (delivery is null)
            {
                delivery = new LiveDelivery(FirstLiveSendId + _live.Count, CampaignOf(campaignId), now);
                _live.Add(delivery);
            }

            Recipient recipient = RecipientOf(listId, address, now);
            return delivery.Add(new LiveMessage(++_messageId, recipient, AddressMarks.Of(address), now));
        }
    }

    /// <summary>Sends a campaign to everybody in its lists, each address once.</summary>
    /// <remarks>A disabled list gets nothing, and neither does who has opted out or cannot be reached (Mailkit's knowledge base).</remarks>
    public Delivery Send(Campaign campaign)
    {
        Recipient[] recipients =
        [
            .. campaign.ListIds.Select(listId => Recipients.FindList(listId)).OfType<AccountList>()
                .Where(list => list.IsEnabled)
                .SelectMany(list => Recipients.In(list))
                .Where(recipient => recipient.Status is "enabled" or "unknown" or "temporary")
                .DistinctBy(recipient => recipient.Person.Email, StringComparer.OrdinalIgnoreCase),
        ];
        lock (_lock)
        {
            CampaignDelivery delivery = new(FirstLiveSendId + _live.Count, campaign, Now, _messageId + 1, recipients);
            _messageId += recipients.Length;
            _live.Add(delivery);
            return delivery;
        }
    }

    private Campaign CampaignOf(long campaignId) => Campaigns.Find(campaignId) ?? Campaign.Unknown(campaignId);

    private Recipient RecipientOf(long listId, string address, DateTime now)
    {
        AccountList list = Recipients.FindList(listId) ?? AccountList.Unknown(listId);
        return Recipients.Find(list, address) ?? Recipients.Add(list, address, "unknown", now);
    }

    private void Seed(long sendId, long campaignId, long listId, DateTime date, int count, int waiting = 0)
    {
        long firstMessageId = SeededDelivery.FirstId + _seededMessages;
        AccountList list = FirstLists.First(one => one.ListId == listId);
        _seeded.Add(new SeededDelivery(sendId, CampaignOf(campaignId), list, date, firstMessageId, count, count - waiting));
        _seededMessages += count;
    }
}
