namespace MailkitPS.Simulator;

/// <summary>What there is to try in the account, for a person: at most 80 columns.</summary>
public static class AccountSummary
{
    /// <summary>The lines.</summary>
    public const string Text = """
        The account remembers what is sent; all else is always the same:
          lists       5001 Newsletter (25,000), 5002 Customers, 5003 Partners,
                      5004 Old list
          recipients  700000001 alice@example.com, 700000002 bob@example.com,
                      700000003 carol@example.com (opted out), 700000004 ...
          campaigns   7001 Spring sale, 7002 Spring news, 7003 Weekly news,
                      7004 Autumn sale (A/B), 7005 Reminder (SMS), 7006, 7007
          deliveries  of 7001: 41001, 60001, 60003, 60006, 60008; of 7002: 60002,
                      60004; of 7003: 60005, 60009; of 7004: 60010; of 7005: 60007
          messages    from 800000001 on; links of 60001: 900001, 900002, 900003
          others      folders 3001, 3002; conditions 901, 902; senders 6001 ...
        An address says what becomes of a message to it: error-6@example.com,
        late-3@..., wait-3@..., never@..., status-7@...
        """;
}
