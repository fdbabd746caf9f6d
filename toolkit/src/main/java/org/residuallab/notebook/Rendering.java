package org.residuallab.notebook;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import javax.imageio.ImageIO;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.internal.chartpart.Chart;
import org.residuallab.chart.Captioned;
import org.residuallab.chart.PredictionPicture;
import org.residuallab.diagram.Drawing;
import org.residuallab.documentation.Documentation;
import org.residuallab.evaluation.Prediction;
import org.residuallab.table.PredictionTable;
import org.residuallab.text.ProgressBar;
import org.residuallab.text.TextFormat;
import tech.tablesaw.api.Table;

/**
 * What a notebook shows for an object: its data by MIME type, images in Base64.
 *
 * <p>No type of a notebook's kernel occurs here; {@code notebooks/setup.jshell} hands this to
 * whichever kernel runs.
 *
 * <pre>{@code
 * Rendering.of(ContactSheet.of(settings.images().train(), 8)).forEach(
 *     (type, data) -> System.out.println(type));
 * }</pre>
 */
public final class Rendering {

  private static final String TEXT = "text/plain";
  private static final String HTML = "text/html";
  private static final String PNG = "image/png";

  // Sharp on a fine screen, and still whole on a coarse one.
  private static final double DRAWING_SCALE = 1.5;

  private Rendering() {}

  /** The types to render, each with the MIME type it is best shown as. */
  public static Map<Class<?>, String> preferred() {
    return Map.of(
        Chart.class, PNG,
        BufferedImage.class, PNG,
        Drawing.class, PNG,
        Prediction.class, PNG,
        Table.class, HTML,
        Documentation.class, HTML,
        Settings.class, TEXT,
        ProgressBar.class, HTML);
  }

  /**
   * An object's data by MIME type, plain text always among them. One that cannot be drawn is told
   * of in words, whatever went wrong: a kernel whose renderer throws an {@code Error} stays busy
   * for ever.
   *
   * @throws IllegalArgumentException if it is of none of the {@link #preferred()} types
   */
  public static Map<String, String> of(Object shown) {
    if (preferred().keySet().stream().noneMatch(type -> type.isInstance(shown))) {
      throw new IllegalArgumentException("no rendering for " + shown.getClass().getName());
    }
    try {
      return drawn(shown);
    } catch (ThreadDeath stoppedByItsUser) {
      throw stoppedByItsUser;
    } catch (Exception | Error failed) {
      return inWords(shown, failed);
    }
  }

  private static Map<String, String> inWords(Object shown, Throwable failed) {
    String reason = failed.getMessage() == null ? failed.toString() : failed.getMessage();
    String text = "This %s cannot be shown: %s".formatted(shown.getClass().getSimpleName(), reason);
    return Map.of(TEXT, text, HTML, "<pre>" + TableHtml.escape(text) + "</pre>");
  }

  private static Map<String, String> drawn(Object shown) {
    if (shown instanceof Chart<?, ?> chart) {
      return Map.of(
          PNG, png(BitmapEncoder.getBufferedImage(chart)), TEXT, "Chart: " + chart.getTitle());
    }
    if (shown instanceof BufferedImage image) {
      String size =
          String.format(
              Locale.ROOT, "Image of %d x %d pixels", image.getWidth(), image.getHeight());
      String text = Captioned.caption(image).map(caption -> "Picture: " + caption).orElse(size);
      return Map.of(PNG, png(image), TEXT, text);
    }
    if (shown instanceof Drawing drawing) {
      return Map.of(PNG, png(drawing.image(DRAWING_SCALE)), TEXT, "Drawing: " + drawing.title());
    }
    if (shown instanceof Prediction prediction) {
      return Map.of(
          PNG,
          png(PredictionPicture.of(prediction)),
          TEXT,
          PredictionTable.of(prediction).as(TextFormat.TABLE));
    }
    if (shown instanceof Table table) {
      return Map.of(HTML, TableHtml.of(table), TEXT, TableText.of(table));
    }
    if (shown instanceof Documentation documentation) {
      return Map.of(HTML, documentation.html(), TEXT, documentation.text());
    }
    if (shown instanceof Settings settings) {
      return Map.of(TEXT, settings.headline(), Executed.MIME, Executed.by(settings).json());
    }
    ProgressBar progress = (ProgressBar) shown;
    return Map.of(HTML, ProgressHtml.of(progress), TEXT, progress.text());
  }

  private static String png(BufferedImage image) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Base64.getEncoder().encodeToString(bytes.toByteArray());
  }
}
