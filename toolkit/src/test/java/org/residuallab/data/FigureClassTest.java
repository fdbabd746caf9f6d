package org.residuallab.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FigureClassTest {

  @ParameterizedTest
  @EnumSource(Figure.class)
  void figures_have_about_the_same_area_so_brightness_does_not_tell_them_apart(Figure figure) {
    int inside = 0;
    for (double x = -1.5; x < 1.5; x += 0.01) {
      for (double y = -1.5; y < 1.5; y += 0.01) {
        inside += figure.outside(x, y) < 0 ? 1 : 0;
      }
    }
    assertThat(inside * 1e-4).isBetween(1.95, 2.10);
  }

  @ParameterizedTest
  @EnumSource(Figure.class)
  void a_mirrored_figure_is_the_same_figure(Figure figure) {
    for (double x = 0; x < 1.3; x += 0.1) {
      for (double y = -1.3; y < 1.3; y += 0.1) {
        assertThat(figure.outside(-x, y)).isEqualTo(figure.outside(x, y), within(1e-9));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Figure.class)
  void figures_stay_within_their_size(Figure figure) {
    for (int degree = 0; degree < 360; degree++) {
      double angle = Math.toRadians(degree);
      assertThat(figure.outside(0, 0)).isNegative();
      assertThat(figure.outside(1.4 * Math.cos(angle), 1.4 * Math.sin(angle))).isPositive();
    }
  }

  @ParameterizedTest
  @EnumSource(Pattern.class)
  void patterns_repeat_with_their_period(Pattern pattern) {
    for (double u = -1; u < 1; u += 0.13) {
      for (double v = -1; v < 1; v += 0.17) {
        double share = pattern.share(u, v);
        assertThat(share).isBetween(0.0, 1.0);
        assertThat(pattern.share(u + 1, v)).isEqualTo(share, within(1e-6));
        assertThat(pattern.share(u, v + 2)).isEqualTo(share, within(1e-6));
      }
    }
  }
}
