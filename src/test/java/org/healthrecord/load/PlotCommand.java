package org.healthrecord.load;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.style.markers.SeriesMarkers;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Draws a column of a question's CSV file against its first figure, a line for each label. */
@Command(name = "plot", description = "draws a picture of a question's results")
final class PlotCommand implements Callable<Integer> {
    @ParentCommand
    Load load = new Load();

    @Option(names = "--question", required = true, description = "the name of the CSV file, without its ending")
    String question = "";

    @Option(names = "--column", required = true)
    String column = "";

    @Option(names = "--to", required = true, description = "the PNG file to write")
    Path to = Path.of("");

    private record Line(List<Double> xs, List<Double> ys) {}

    @Override
    public Integer call() throws IOException {
        Map<String, Line> lines = new LinkedHashMap<>();
        String x;
        try (Reader in = Files.newBufferedReader(load.results.resolve(question + ".csv"));
                var csv = CSVFormat.DEFAULT
                        .builder()
                        .setHeader()
                        .setSkipHeaderRecord(true)
                        .get()
                        .parse(in)) {
            x = csv.getHeaderNames().get(1);
            for (CSVRecord row : csv) {
                Line line = lines.computeIfAbsent(row.get(0), l -> new Line(new ArrayList<>(), new ArrayList<>()));
                line.xs().add(Double.valueOf(row.get(1)));
                line.ys().add(Double.valueOf(row.get(column)));
            }
        }
        BitmapEncoder.saveBitmap(chart(x, lines), to.toString(), BitmapEncoder.BitmapFormat.PNG);
        return 0;
    }

    private XYChart chart(String x, Map<String, Line> lines) {
        XYChart chart = new XYChartBuilder()
                .width(900)
                .height(420)
                .xAxisTitle(x)
                .yAxisTitle(column)
                .build();
        chart.getStyler().setXAxisLogarithmic(true).setYAxisMin(0.0).setChartBackgroundColor(java.awt.Color.WHITE);
        lines.forEach(
                (label, line) -> chart.addSeries(label, line.xs(), line.ys()).setMarker(SeriesMarkers.CIRCLE));
        return chart;
    }
}
