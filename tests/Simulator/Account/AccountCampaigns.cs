using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;

namespace MailkitPS.Simulator;

/// <summary>The campaigns of an account, and their deliveries that are still to come.</summary>
internal sealed class AccountCampaigns
{
    private readonly Lock _lock = new();
    private readonly List<Campaign> _campaigns =
    [
        new(7001, "Spring sale", "Everything must go", "email", "single", "2026-10-20 09:00:00", 5001),
        new(7002, "Spring news", "Hello spring", "email", "single", "2026-05-20 08:00:00", 5001, 5002),
        new(7003, "Weekly news", "What is new", "email", "repeat", "2026-11-09 07:00:00", 5003) { Days = "1,3,7" },
        new(7004, "Autumn sale", "Autumn is here", "email", "single", "2026-11-09 08:00:00", 5002) { SubjectB = "Leaves and prices fall" },
        new(7005, "Reminder", "Do not forget", "sms", "immediate", null, 5003),
        new(7006, "Order confirmation", "Your order", "email", "immediate", null, 5002),
        new(7007, "Winter sale", "Snow", "email", "single", null, 5004) { Status = "disabled" },
    ];

    private readonly List<PendingDelivery> _pending =
    [
        new(321, 7001, new(2026, 12, 1, 8, 0, 0), "+01:00", "Christmas is near", "", new(2026, 11, 18, 10, 26, 23)),
        new(322, 7001, new(2026, 12, 15, 8, 0, 0), "+01:00", "Last chance", "", new(2026, 11, 18, 10, 26, 23)),
        new(323, 7004, new(2026, 12, 2, 10, 0, 0), "+01:00", "Autumn ends", "Leaves are gone", new(2026, 11, 18, 10, 26, 23)),
    ];

    /// <summary>The campaigns, by ID.</summary>
    public IReadOnlyList<Campaign> All
    {
        get
        {
            lock (_lock)
            {
                return [.. _campaigns];
            }
        }
    }

    /// <summary>The deliveries to come, in the order in which they were scheduled.</summary>
    public IReadOnlyList<PendingDelivery> Pending
    {
        get
        {
            lock (_lock)
            {
                return [.. _pending];
            }
        }
    }

    /// <summary>The campaign of an ID; null where there is none.</summary>
    public Campaign? Find(long? campaignId) => All.FirstOrDefault(campaign => campaign.CampaignId == campaignId);

    /// <summary>Makes a campaign, under the next ID.</summary>
    /// <param name="make">Makes it of its ID.</param>
    public Campaign Add(Func<long, Campaign> make)
    {
        lock (_lock)
        {
            Campaign made = make(_campaigns[^1].CampaignId + 1);
            _campaigns.Add(made);
            return made;
        }
    }

    /// <summary>Schedules a delivery, under the next ID.</summary>
    /// <param name="make">Makes it of its ID.</param>
    public PendingDelivery Schedule(Func<long, PendingDelivery> make)
    {
        lock (_lock)
        {
            PendingDelivery made = make(_pending[^1].ScheduleId + 1);
            _pending.Add(made);
            return made;
        }
    }
}
