using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using MailkitPS.Simulator;

namespace MailkitPS.Benchmarks;

/// <summary>
/// The rows of a CSV file into a cmdlet, and into a loop by hand, in turn and in one pwsh, each with the same batches. The first round is
/// not counted.
/// </summary>
/// <param name="rounds">How often both are measured.</param>
/// <param name="row">The row of a number in the file.</param>
/// <param name="headings">The headings of the file.</param>
/// <param name="recipient">The members of a recipient in the loop by hand.</param>
/// <param name="call">The members of the call there, beside function and login.</param>
/// <param name="command">The cmdlet.</param>
internal sealed class SendSpeed(
    int rounds, Func<int, FormattableString> row, string headings, string recipient, string call, string command)
{
    public const string Verb = "send-speed";
    public const string ImportVerb = "import-speed";

    /// <summary>A mass send.</summary>
    public static readonly SendSpeed MassMail = new(
        6,
        number => $"user{number}@example.com,Order {number} shipped,Name{number % 1000}",
        "Email,Subject,FirstName",
        """
        send_to = $_.Email; mailinglist_id = 5001; campaign_id = 7001; subject = $_.Subject
        customs = @{ first_name = $_.FirstName }
        """,
        "function = 'mailkit.sendmail_mass'; recipients = $batch",
        "Send-MailkitMassMail -CampaignId 7001 -MailingListId 5001 -Confirm:$false");

    /// <summary>An import into a mailing list.</summary>
    public static readonly SendSpeed Import = new(
        2,
        number => $"user{number}@example.com,Name{number % 1000},Surname{number % 777},Brno,gold{number % 5}",
        "Email,FirstName,LastName,City,Custom3",
        "email = $_.Email; first_name = $_.FirstName; last_name = $_.LastName; city = $_.City; custom3 = $_.Custom3",
        "function = 'mailkit.mailinglist.import'; parameters = @{ ID_user_list = 5001; recipients = $batch }",
        "Import-MailkitRecipient -MailingListId 5001");

    /// <summary>The best seconds by hand, and those of the cmdlet.</summary>
    public async Task<(double ByHand, double Cmdlet)> MeasureAsync(Uri apiUri, int recipients)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("mailkitps-");
        try
        {
            string csv = Path.Combine(folder.FullName, "people.csv");
            await File.WriteAllLinesAsync(
                csv, Enumerable.Range(1, recipients).Select(row).Select(FormattableString.Invariant).Prepend(headings));
            string script = Path.Combine(folder.FullName, "send.ps1");
            await File.WriteAllTextAsync(script, Script());
            string[] arguments = ["-File", script, ModuleEngine.Manifest, apiUri.ToString().TrimEnd('/'), csv];
            double[] figures = PerformanceReport.Figures(
                await Child.RunProgramAsync(RealPowerShell.Program, RealPowerShell.Arguments(arguments)));
            return (
                figures.Where((_, i) => i % 2 == 0).Skip(1).Min(),
                figures.Where((_, i) => i % 2 == 1).Skip(1).Min());
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private string Script() => $$"""
        param($Manifest, $ApiUri, $Csv)
        Import-Module $Manifest
        $login = [pscredential]::new('90000001', (ConvertTo-SecureString ('0' * 32) -AsPlainText -Force))
        Connect-Mailkit -Credential $login -ApiUri $ApiUri -SkipVerification
        $batch = [Collections.Generic.List[object]]::new()
        function Send-Batch {
            $call = @{ id = '90000001'; md5 = '0' * 32; {{call}} }
            $body = ConvertTo-Json $call -Depth 5 -Compress
            $null = Invoke-RestMethod -Method Post -Uri "$ApiUri/json.fcgi" -Body $body -ContentType application/json
            $batch.Clear()
        }
        $figures = 1..{{rounds}} | ForEach-Object {
            $watch = [Diagnostics.Stopwatch]::StartNew()
            Import-Csv $Csv | ForEach-Object {
                $batch.Add(@{
                    {{recipient}}
                })
                if ($batch.Count -eq 5000) { Send-Batch }
            }
            if ($batch.Count) { Send-Batch }
            $watch.Elapsed.TotalSeconds

            $watch.Restart()
            Import-Csv $Csv | {{command}} | Out-Null
            $watch.Elapsed.TotalSeconds
        }
        $figures.ForEach({ [string]::Format([cultureinfo]::InvariantCulture, '{0}', $_) }) -join ' '
        """;
}
