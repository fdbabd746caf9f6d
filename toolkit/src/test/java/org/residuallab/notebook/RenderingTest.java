package org.residuallab.notebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.Map;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.residuallab.chart.Captioned;
import org.residuallab.text.ProgressBar;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

final class RenderingTest {

  @Test
  void shows_a_chart_as_a_picture_of_its_size() throws IOException {
    XYChart chart = new XYChartBuilder().width(300).height(200).title("Errors").build();
    chart.addSeries("plain-20", new double[] {1, 2}, new double[] {9, 8});

    Map<String, String> data = Rendering.of(chart);

    BufferedImage picture = decoded(data.get("image/png"));
    assertThat(picture.getWidth()).isEqualTo(300);
    assertThat(picture.getHeight()).isEqualTo(200);
    assertThat(data).containsEntry("text/plain", "Chart: Errors");
  }

  @Test
  void shows_an_image_pixel_by_pixel() throws IOException {
    BufferedImage image = new BufferedImage(2, 1, BufferedImage.TYPE_INT_RGB);
    image.setRGB(1, 0, 0x123456);

    BufferedImage shown = decoded(Rendering.of(image).get("image/png"));

    assertThat(shown.getRGB(1, 0) & 0xffffff).isEqualTo(0x123456);
    assertThat(Rendering.of(image)).containsEntry("text/plain", "Image of 2 x 1 pixels");
  }

  @Test
  void says_in_words_what_a_captioned_image_shows() throws IOException {
    BufferedImage image = new BufferedImage(2, 1, BufferedImage.TYPE_INT_RGB);
    image.setRGB(1, 0, 0x123456);

    Map<String, String> data = Rendering.of(Captioned.of(image, "two dots"));

    assertThat(data).containsEntry("text/plain", "Picture: two dots");
    assertThat(decoded(data.get("image/png")).getRGB(1, 0) & 0xffffff).isEqualTo(0x123456);
  }

  @Test
  void shows_a_table_with_its_name_and_numbers_to_the_right() {
    Table table =
        Table.create(
            "Errors < 10 %",
            StringColumn.create("network", "plain-20"), DoubleColumn.create("error", 9.5));

    assertThat(Rendering.of(table).get("text/html"))
        .isEqualTo(
            "<table><caption>Errors &lt; 10 %</caption><thead><tr>"
                + "<th style=\"text-align:left\">network</th>"
                + "<th style=\"text-align:right\">error</th></tr></thead><tbody><tr>"
                + "<td style=\"text-align:left;white-space:nowrap\">plain-20</td>"
                + "<td style=\"text-align:right;white-space:nowrap\">9.5</td></tr></tbody></table>");
  }

  @Test
  void says_progress_in_one_line_of_text() {
    ProgressBar bar = new ProgressBar("plain-20", 3, 12, "0:10 left");

    assertThat(Rendering.of(bar)).containsEntry("text/plain", "plain-20  3 of 12  0:10 left");
  }

  @Test
  void cuts_a_long_table_and_says_its_size() {
    int[] numbers = IntStream.range(0, 200_000).toArray();
    Table table = Table.create("Steps", IntColumn.create("step", numbers));

    Map<String, String> data = Rendering.of(table);

    String size = "Steps (200 of 200,000 rows and 1 of 1 columns are shown)";
    assertThat(data.get("text/html").length()).isLessThan(20_000);
    assertThat(data.get("text/html"))
        .contains("<caption>" + size, ">149</td></tr><tr><td colspan=\"1\">...<", ">199999<")
        .doesNotContain(">150<");
    assertThat(data.get("text/plain").length()).isLessThan(20_000);
    assertThat(data.get("text/plain")).contains(size, "199999");
  }

  @Test
  void cuts_a_wide_table_and_long_cells() {
    Table table = Table.create("Wide");
    for (int c = 0; c < 300; c++) {
      table.addColumns(StringColumn.create("c" + c, "x".repeat(5000)));
    }

    Map<String, String> data = Rendering.of(table);

    assertThat(data.values()).allSatisfy(text -> assertThat(text.length()).isLessThan(250_000));
    assertThat(data.get("text/html"))
        .contains("1 of 1 rows and 50 of 300 columns", "x".repeat(1000) + " ...");
  }

  @Test
  void tells_in_words_of_whatever_cannot_be_drawn() {
    XYChart broken =
        new XYChart(300, 200) {
          @Override
          public void paint(Graphics2D graphics, int width, int height) {
            throw new NoClassDefFoundError("java/awt/Font");
          }
        };
    broken.setTitle("Errors");

    Map<String, String> data = Rendering.of(broken);

    assertThat(data.get("text/plain")).endsWith("cannot be shown: java/awt/Font");
    assertThat(data.get("text/html")).contains("java/awt/Font");
  }

  @Test
  void refuses_what_it_does_not_know() {
    assertThatThrownBy(() -> Rendering.of("text"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no rendering for java.lang.String");
  }

  private static BufferedImage decoded(String base64) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(base64)));
  }
}
