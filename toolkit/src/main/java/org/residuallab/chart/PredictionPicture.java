package org.residuallab.chart;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Locale;
import org.residuallab.evaluation.Prediction;
import org.residuallab.evaluation.Prediction.Answer;

/** A picture as a network saw it, and beside it how probable it finds the first five classes. */
public final class PredictionPicture {

  private static final int SIDE = 192;
  private static final int GAP = 12;
  private static final int NAMES = 130;
  private static final int BARS = 200;
  private static final int NUMBERS = 64;
  private static final int ROW = 32;
  private static final int MOST = 5;

  private PredictionPicture() {}

  /** Draws it, the picture's pixels enlarged as they are. */
  public static BufferedImage of(Prediction prediction) {
    BufferedImage drawn =
        new BufferedImage(
            SIDE + NAMES + BARS + NUMBERS + 4 * GAP, SIDE + 2 * GAP, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = drawn.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, drawn.getWidth(), drawn.getHeight());
    graphics.drawImage(prediction.seen().image(), GAP, GAP, SIDE, SIDE, null);
    graphics.setColor(Palette.BLACK);
    graphics.setFont(new Font(Font.SANS_SERIF, Font.BOLD, 13));
    graphics.drawString(prediction.network(), SIDE + 2 * GAP, GAP + 13);
    graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 13));
    List<Answer> answers = prediction.top(MOST);
    for (int i = 0; i < answers.size(); i++) {
      bar(graphics, answers.get(i), GAP + (i + 1) * ROW);
    }
    graphics.dispose();
    return drawn;
  }

  private static void bar(Graphics2D graphics, Answer answer, int top) {
    int names = SIDE + 2 * GAP;
    int bars = names + NAMES;
    int length = (int) Math.round(BARS * answer.probability());
    graphics.setColor(Palette.BLACK);
    graphics.setClip(names, top, NAMES - GAP, ROW);
    graphics.drawString(answer.name(), names, top + 17);
    graphics.setClip(null);
    graphics.setColor(Palette.BLUE);
    graphics.fillRect(bars, top + 4, Math.max(1, length), ROW - 14);
    graphics.setColor(Palette.BLACK);
    graphics.drawString(
        String.format(Locale.ROOT, "%.1f %%", 100 * answer.probability()),
        bars + length + 6,
        top + 17);
  }
}
