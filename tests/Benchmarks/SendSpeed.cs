using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using MailkitPS.Simulator;

namespace MailkitPS.Benchmarks;

/// <summary>
/// The rows of a CSV file into Send-MailkitMassMail, and into a loop by hand, in turn and in one pwsh, each with the same batches. The
/// first round is not counted.
/// </summary>
internal static class SendSpeed
{
    public const string Verb = "send-speed";

    private const int Rounds = 6;

    private static readonly string Script = $$"""
        param($Manifest, $ApiUri, $Csv)
        Import-Module $Manifest
        $login = [pscredential]::new('90000001', (ConvertTo-SecureString ('0' * 32) -AsPlainText -Force))
        Connect-Mailkit -Credential $login -ApiUri $ApiUri -SkipVerification
        $batch = [Collections.Generic.List[object]]::new()
        function Send-Batch {
            $call = @{ function = 'mailkit.sendmail_mass'; id = '90000001'; md5 = '0' * 32; recipients = $batch }
            $body = ConvertTo-Json $call -Depth 5 -Compress
            $null = Invoke-RestMethod -Method Post -Uri "$ApiUri/json.fcgi" -Body $body -ContentType application/json
            $batch.Clear()
        }
        $figures = 1..{{Rounds}} | ForEach-Object {
            $watch = [Diagnostics.Stopwatch]::StartNew()
            Import-Csv $Csv | ForEach-Object {
                $batch.Add(@{
                    send_to = $_.Email; mailinglist_id = 5001; campaign_id = 7001; subject = $_.Subject
                    customs = @{ first_name = $_.FirstName }
                })
                if ($batch.Count -eq 5000) { Send-Batch }
            }
            if ($batch.Count) { Send-Batch }
            $watch.Elapsed.TotalSeconds

            $watch.Restart()
            Import-Csv $Csv | Send-MailkitMassMail -CampaignId 7001 -MailingListId 5001 -Confirm:$false | Out-Null
            $watch.Elapsed.TotalSeconds
        }
        $figures.ForEach({ [string]::Format([cultureinfo]::InvariantCulture, '{0}', $_) }) -join ' '
        """;

    /// <summary>The best seconds by hand, and those of the cmdlet.</summary>
    public static async Task<(double ByHand, double Cmdlet)> MeasureAsync(Uri apiUri, int recipients)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("mailkitps-");
        try
        {
            string csv = Path.Combine(folder.FullName, "people.csv");
            await File.WriteAllLinesAsync(
                csv,
                Enumerable.Range(1, recipients)
                    .Select(FormattableString (number) => $"user{number}@example.com,Order {number} shipped,Name{number % 1000}")
                    .Select(FormattableString.Invariant)
                    .Prepend("Email,Subject,FirstName"));
            string script = Path.Combine(folder.FullName, "send.ps1");
            await File.WriteAllTextAsync(script, Script);
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
}
