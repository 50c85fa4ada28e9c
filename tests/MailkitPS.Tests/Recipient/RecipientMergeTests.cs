using System.Collections;
using System.Globalization;
using System.Management.Automation;
using MailkitPS.Simulator;

namespace MailkitPS.Tests.Recipient;

/// <summary>
/// Random records and random changes end in the same record at a Mailkit that keeps the fields that a change leaves out and at one that
/// clears them, because which of both it does is not known.
/// </summary>
public sealed class RecipientMergeTests
{
    private const int RecordsOfCommand = 50;

    /// <summary>What PowerShell, JSON, XML and Base64 may each stumble over.</summary>
    private static readonly string[] Texts =
    [
        "Brno", "Žďár nad Sázavou", "🚀", "O'Neil & <b>", "a;b,\"c\"", "\\u0041", " x ", "0", "-1", "true", "=", "QWRh", "x\ny",
        "ﬁ\u0301", "M",
    ];

    private static readonly string[] Fields =
    [
        "FirstName", "LastName", "Prefix", "Vocative", "NickName", "Gender", "Company", "ReplyTo", "Street", "City", "State", "Country",
        "Zip", "Phone", "Mobile", "Fax",
        .. Enumerable.Range(1, 25).Select(field => string.Create(CultureInfo.InvariantCulture, $"Custom{field}")),
    ];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>At full size there are 12,800 records in all.</summary>
    private static int Commands => Report.IsFull ? 64 : 4;

    [Theory]
    [InlineData(false, "Json")]
    [InlineData(true, "Json")]
    [InlineData(false, "XmlRpc")]
    [InlineData(true, "XmlRpc")]
    public async Task Every_change_ends_in_the_record_that_was_asked_for(bool clearsOmitted, string form)
    {
        await using MailkitSimulator simulator =
            await MailkitSimulator.StartAsync(new SimulatorOptions { ClearsOmittedFields = clearsOmitted }, Token);
        using Shell shell = Shell.ConnectedTo(simulator, form: Enum.Parse<WireForm>(form));
        long listId = (long)shell.Run("(New-MailkitMailingList Random).MailingListId").Single.BaseObject;

        // The same records and changes for both kinds of account.
        Random random = new(20261126);
        int checkedRecords = 0;
        for (int command = 0; command < Commands; command++)
        {
            checkedRecords += Check(shell, random, listId, command);
        }

        Assert.Equal(Commands * RecordsOfCommand, checkedRecords);
    }

    /// <summary>Adds records, changes each in another way with one command, and compares all with what they have to be.</summary>
    private static int Check(Shell shell, Random random, long listId, int command)
    {
        Hashtable[] records = [.. Enumerable.Range(0, RecordsOfCommand).Select(place => Row(
            random, random.NextDouble(), ("Email", string.Create(CultureInfo.InvariantCulture, $"p{command}x{place}@example.org"))))];
        long[] ids =
        [
            .. shell.Run("param($rows, $list) $rows | Add-MailkitRecipient -MailingListId $list", records, listId).AssertNoErrors().Output
                .Select(row => (long)row.Properties["EmailId"].Value),
        ];

        // What the command line gives to all, and what each input has; a field of -Clear may not be given beside it.
        string[] shuffled = random.GetItems(Fields, Fields.Length).Distinct().ToArray();
        string[] cleared = shuffled[..random.Next(4)];
        Hashtable typed = [];
        Hashtable field = [];
        foreach (string name in shuffled.Skip(cleared.Length).Take(random.Next(4)))
        {
            bool isTyped = !name.StartsWith("Custom", StringComparison.Ordinal) && random.Next(2) == 0;
            (isTyped ? typed : field)[name] = Text(random);
        }

        Hashtable[] changes = [.. ids.Select(id => Row(random, random.NextDouble() / 2, ("EmailId", id)))];
        shell.Run(
            """
            param($rows, $clear, $typed, $field)
            $more = if ($clear) { @{ Clear = $clear } } else { @{} }
            $rows | Set-MailkitRecipient @more @typed -Field $field
            """,
            changes,
            cleared,
            typed,
            field).AssertNoErrors();

        Dictionary<long, PSObject> read = shell.Run("param($list) Get-MailkitRecipient $list", listId).AssertNoErrors().Output
            .ToDictionary(row => (long)row.Properties["EmailId"].Value);
        for (int place = 0; place < ids.Length; place++)
        {
            foreach (string name in Fields)
            {
                string? wanted = cleared.Contains(name) ? null
                    : Given(typed, name) ?? Given(field, name) ?? Given(changes[place], name) ?? Given(records[place], name);
                Assert.True(
                    wanted == (string?)read[ids[place]].Properties[name].Value,
                    $"{name} of record {place} of command {command}: {read[ids[place]].Properties[name].Value} in place of {wanted}");
            }
        }

        return ids.Length;
    }

    /// <summary>A row that has some of the fields, of which some are empty.</summary>
    private static Hashtable Row(Random random, double share, (string Name, object Value) key)
    {
        Hashtable row = new() { [key.Name] = key.Value };
        foreach (string name in Fields.Where(_ => random.NextDouble() < share))
        {
            row[name] = Text(random);
        }

        return row;
    }

    private static string Text(Random random) =>
        random.Next(5) == 0 ? string.Empty : Texts[random.Next(Texts.Length)];

    private static string? Given(Hashtable row, string name) => row[name] is string { Length: > 0 } text ? text : null;
}
