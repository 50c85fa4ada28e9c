namespace MailkitPS.Benchmarks;

/// <summary>What reading so many rows in a fresh process cost.</summary>
internal sealed record GrowthPoint(string Protocol, int Rows, double Seconds, double PeakMegabytes);
