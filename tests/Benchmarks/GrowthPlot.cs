using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using ScottPlot;
using SkiaSharp;

namespace MailkitPS.Benchmarks;

/// <summary>Draws how time and memory grow with the rows.</summary>
internal static class GrowthPlot
{
    private const int Width = 900;
    private const int Height = 360;

    public static void Save(IReadOnlyList<GrowthPoint> points, string path)
    {
        Multiplot plots = new();
        plots.AddPlots(2);
        plots.Layout = new ScottPlot.MultiplotLayouts.Columns();
        Draw(plots.GetPlot(0), points, "seconds", point => point.Seconds);
        Draw(plots.GetPlot(1), points, "peak working set, MB", point => point.PeakMegabytes);
        using FileStream file = File.Create(path);
        using SKCanvas canvas = SKSvgCanvas.Create(new SKRect(0, 0, Width, Height), file);
        plots.Render(canvas, new PixelRect(0, Width, Height, 0));
    }

    private static void Draw(Plot plot, IReadOnlyList<GrowthPoint> points, string title, Func<GrowthPoint, double> cost)
    {
        foreach (IGrouping<string, GrowthPoint> curve in points.GroupBy(point => point.What))
        {
            plot.Add.Scatter(
                curve.Select(point => point.Rows / 1000.0).ToArray(),
                curve.Select(cost).ToArray()).LegendText = curve.Key;
        }

        plot.Title(title);
        plot.XLabel("rows, thousands");
        plot.Axes.SetLimitsY(0, points.Max(cost) * 1.2);
        plot.ShowLegend(Alignment.UpperLeft);
    }
}
