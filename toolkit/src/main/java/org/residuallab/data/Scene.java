package org.residuallab.data;

/**
 * Draws one picture of the synthetic set: a patterned figure over a patterned ground among scraps.
 *
 * <p>Only the figure's outline and the pattern inside it make the class. Place, size, turn,
 * colours, light, noise, the ground's pattern and the scraps are drawn without regard to it. The
 * ground has stripes or dots too, so a pattern somewhere in the picture says nothing: which one
 * lies inside which outline has to be put together from both.
 */
final class Scene {

  private static final double NOISE = 8;

  private final Dice dice;
  private final Canvas canvas = new Canvas();

  Scene(Dice dice) {
    this.dice = dice;
  }

  /** Writes unsigned bytes {@code [C, H, W]}. */
  void draw(FigureClass kind, byte[] out, int offset) {
    double[] ground = colour();
    Pattern groundPattern = dice.heads() ? Pattern.STRIPED : Pattern.DOTTED;
    canvas.paint(surface(groundPattern, ground, near(ground)));
    for (int scraps = 2 + dice.below(4); scraps > 0; scraps--) {
      canvas.paint(scrap());
    }
    double[] body = contrasting(ground);
    canvas.paint(figure(kind.figure(), surface(kind.pattern(), body, contrasting(body))));
    canvas.light(
        dice.between(0.75, 1.15), dice.between(-0.015, 0.015), dice.between(-0.015, 0.015));
    canvas.develop(dice, NOISE, out, offset);
  }

  private Canvas.Paint figure(Figure figure, Canvas.Paint surface) {
    double size = dice.between(8.0, 12.0);
    double centreX = dice.between(-4, 4);
    double centreY = dice.between(-4, 4);
    double angle = dice.between(-Math.PI, Math.PI);
    double cos = StrictMath.cos(angle) / size;
    double sin = StrictMath.sin(angle) / size;
    return (x, y, colour) -> {
      double dx = x - centreX;
      double dy = y - centreY;
      double outside = figure.outside(cos * dx + sin * dy, cos * dy - sin * dx);
      double cover = clamp(0.5 - outside * size);
      if (cover > 0) {
        surface.at(x, y, colour);
      }
      return cover;
    };
  }

  private Canvas.Paint surface(Pattern pattern, double[] first, double[] second) {
    double period = dice.between(3.6, 5.0);
    double angle = dice.between(-Math.PI, Math.PI);
    double cos = StrictMath.cos(angle) / period;
    double sin = StrictMath.sin(angle) / period;
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

  /** A short straight piece in one colour. */
  private Canvas.Paint scrap() {
    double[] paint = colour();
    double centreX = dice.between(-16, 16);
    double centreY = dice.between(-16, 16);
    double angle = dice.between(-Math.PI, Math.PI);
    double cos = StrictMath.cos(angle);
    double sin = StrictMath.sin(angle);
    double halfLength = dice.between(2, 6);
    double halfWidth = dice.between(0.6, 1.6);
    return (x, y, colour) -> {
      double dx = x - centreX;
      double dy = y - centreY;
      double along = Math.abs(cos * dx + sin * dy) - halfLength;
      double across = Math.abs(cos * dy - sin * dx) - halfWidth;
      System.arraycopy(paint, 0, colour, 0, 3);
      return clamp(0.5 - Math.max(along, across));
    };
  }

  private double[] colour() {
    return new double[] {dice.between(25, 230), dice.between(25, 230), dice.between(25, 230)};
  }

  private double[] near(double[] other) {
    double step = dice.heads() ? dice.between(25, 60) : -dice.between(25, 60);
    return new double[] {
      other[0] + step * dice.between(0.5, 1),
      other[1] + step * dice.between(0.5, 1),
      other[2] + step * dice.between(0.5, 1)
    };
  }

  private double[] contrasting(double[] other) {
    while (true) {
      double[] colour = colour();
      double distance = 0;
      for (int c = 0; c < 3; c++) {
        distance += (colour[c] - other[c]) * (colour[c] - other[c]);
      }
      if (distance > 110 * 110) {
        return colour;
      }
    }
  }

  private static double clamp(double value) {
    return Math.max(0, Math.min(1, value));
  }
}
