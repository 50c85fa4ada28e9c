namespace MailkitPS.Benchmarks;

/// <summary>What something over so many rows in a fresh process cost.</summary>
internal sealed record GrowthPoint(string What, int Rows, double Seconds, double PeakMegabytes);
