package org.residuallab.data;

/**
 * Draws one picture of the synthetic set: a bright figure with a dark pattern on a darker ground,
 * among scraps.
 *
 * <p>The figure's outline and the pattern inside it make the class. Place, size, turn, light, noise
 * and scraps are drawn without regard to it, so it takes edges, corners and how they lie together
 * to tell. Two things let a network begin, as they do in photographs: figures are brighter than the
 * ground, and most of them have a tint that is typical of their outline, as aeroplanes have blue
 * sky around them. The tint says nothing about the pattern, and one in five has any other.
 */
final class Scene {

  private static final double NOISE = 6;

  /** How far red, green and blue may lie from their common lightness. */
  private static final double TINT = 45;

  /** How often a figure has its favourite tint. */
  private static final double FAVOURITE_SHARE = 0.8;

  private final Dice dice;
  private final Canvas canvas = new Canvas();

  Scene(Dice dice) {
    this.dice = dice;
  }

  /** Writes unsigned bytes {@code [C, H, W]}. */
  void draw(FigureClass kind, byte[] out, int offset) {
    canvas.paint(plain(colour(30, 110)));
    for (int scraps = dice.below(4); scraps > 0; scraps--) {
      canvas.paint(scrap(colour(60, 200)));
    }
    double[] body = colour(150, 240);
    if (dice.between(0, 1) < FAVOURITE_SHARE) {
      tint(body, kind.figure());
    }
    canvas.paint(figure(kind.figure(), surface(kind.pattern(), body, colour(20, 100))));
    canvas.light(
        dice.between(0.75, 1.15), dice.between(-0.015, 0.015), dice.between(-0.015, 0.015));
    canvas.develop(dice, NOISE, out, offset);
  }

  private Canvas.Paint figure(Figure figure, Canvas.Paint surface) {
    double size = dice.between(10.0, 12.5);
    double centreX = dice.between(-2.5, 2.5);
    double centreY = dice.between(-2.5, 2.5);
    double turn = dice.between(-0.2, 0.2);
    double cos = StrictMath.cos(turn) / size;
    double sin = StrictMath.sin(turn) / size;
    return (x, y, colour) -> {
      double dx = x - centreX;
      double dy = y - centreY;
      surface.at(x, y, colour);
      return clamp(0.5 - size * figure.outside(cos * dx + sin * dy, cos * dy - sin * dx));
    };
  }

  private Canvas.Paint surface(Pattern pattern, double[] first, double[] second) {
    double period = dice.between(5.0, 6.0);
    double turn = dice.between(-Math.PI, Math.PI);
    double cos = StrictMath.cos(turn) / period;
    double sin = StrictMath.sin(turn) / period;
    double phaseU = dice.between(0, 1);
    double phaseV = dice.between(0, 1);
    return (x, y, colour) -> {
      double share = pattern.share(cos * x + sin * y + phaseU, cos * y - sin * x + phaseV);
      for (int c = 0; c < 3; c++) {
        colour[c] = first[c] + share * (second[c] - first[c]);
      }
      return 1;
    };
  }

  /** A short straight piece. */
  private Canvas.Paint scrap(double[] paint) {
    double centreX = dice.between(-16, 16);
    double centreY = dice.between(-16, 16);
    double turn = dice.between(-Math.PI, Math.PI);
    double cos = StrictMath.cos(turn);
    double sin = StrictMath.sin(turn);
    double halfLength = dice.between(2, 6);
    double halfWidth = dice.between(0.6, 1.6);
    return (x, y, colour) -> {
      double dx = x - centreX;
      double dy = y - centreY;
      double along = Math.abs(cos * dx + sin * dy) - halfLength;
      double across = Math.abs(cos * dy - sin * dx) - halfWidth;
      System.arraycopy(paint, 0, colour, 0, colour.length);
      return clamp(0.5 - Math.max(along, across));
    };
  }

  private static Canvas.Paint plain(double[] paint) {
    return (x, y, colour) -> {
      System.arraycopy(paint, 0, colour, 0, colour.length);
      return 1;
    };
  }

  /** Red, green, blue of about a lightness between the two, in any tint. */
  private double[] colour(double darkest, double lightest) {
    double lightness = dice.between(darkest, lightest);
    double[] colour = new double[3];
    for (int c = 0; c < colour.length; c++) {
      double value = lightness + dice.between(-TINT, TINT);
      colour[c] = Math.max(10, Math.min(250, value));
    }
    return colour;
  }

  /** Gives a colour the figure's favourite tint, at the same mean lightness. */
  private void tint(double[] colour, Figure figure) {
    double lightness = (colour[0] + colour[1] + colour[2]) / 3;
    for (int c = 0; c < colour.length; c++) {
      double value = lightness + TINT * figure.favourite(c) + dice.between(-15, 15);
      colour[c] = Math.max(10, Math.min(250, value));
    }
  }

  private static double clamp(double value) {
    return Math.max(0, Math.min(1, value));
  }
}
