using System;
using System.Globalization;
using System.IO;

namespace MailkitPS.Benchmarks;

/// <summary>
/// The measured process: sends a campaign to many recipients, each with an attachment, and prints seconds and the peak
/// working set.
/// </summary>
internal static class SendRun
{
    public const string Verb = "send-run";

    private const int AttachmentSize = 4096;

    public static int Run(Uri apiUri, int recipients)
    {
        string file = Path.Combine(Directory.CreateTempSubdirectory("mailkitps-").FullName, "attachment.bin");
        try
        {
            File.WriteAllBytes(file, new byte[AttachmentSize]);
            using Engine engine = new(apiUri, Engine.Json);
            (double seconds, _) = engine.Run(
                $$"""
                1..{{recipients}} | ForEach-Object {
                    [pscustomobject]@{ Email = "user$_@example.com"; Attachment = '{{file}}'; Field = @{ first_name = "Name$_" } }
                } | Send-MailkitMassMail -CampaignId 7001 -MailingListId 5001 -Confirm:$false | Out-Null
                """);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{seconds} {MemoryRun.PeakMegabytes()}"));
            return 0;
        }
        finally
        {
            Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
        }
    }
}
