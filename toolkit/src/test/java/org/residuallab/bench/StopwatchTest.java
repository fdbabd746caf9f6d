package org.residuallab.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.residuallab.architecture.CifarFamily;
import org.residuallab.architecture.Network;
import org.residuallab.architecture.Networks;
import org.residuallab.bench.PassMeasurement.Kind;

class StopwatchTest {

  @ParameterizedTest
  @EnumSource(Kind.class)
  void measures_every_network_as_often_as_asked(Kind kind) {
    List<Network> networks =
        List.of(Networks.named("plain-8").network(), Networks.named("resnet-8").network());

    List<PassMeasurement> measured = Stopwatch.measure(networks, kind, 2, 3);

    assertThat(measured)
        .extracting(PassMeasurement::network)
        .containsExactly("plain-8", "resnet-8");
    for (PassMeasurement each : measured) {
      assertThat(each.milliseconds()).hasSize(3).allMatch(time -> time > 0);
      assertThat(each.bytes()).isNotNegative();
      assertThat(each.engine()).isNotBlank();
      assertThat(each.fastest()).isLessThanOrEqualTo(each.median());
      assertThat(each.median()).isLessThanOrEqualTo(each.slowest());
    }
  }

  @Test
  void a_hundred_times_the_work_takes_longer_and_more_memory() {
    Network small = CifarFamily.resnet(8).withWidth(4).architecture().network();
    Network large = CifarFamily.resnet(8).withWidth(64).architecture().network();

    List<PassMeasurement> measured =
        Stopwatch.measure(List.of(small, large), Kind.TRAINING_STEP, 64, 3);

    assertThat(measured.get(1).fastest()).isGreaterThan(measured.get(0).fastest());
    // The way back needs the whole batch, one map of 64 x 32 x 32 values for each image and layer:
    // too large to be taken from memory that other tests left to the allocator.
    assertThat(measured.get(1).bytes()).isGreaterThan(4L * 64 * 32 * 32 * 64);
  }

  @Test
  void the_median_stands_in_the_middle() {
    assertThat(measurement(5, 1, 3).median()).isEqualTo(3);
    assertThat(measurement(4, 1, 3, 2).median()).isEqualTo(2.5);
  }

  private static PassMeasurement measurement(double... milliseconds) {
    return new PassMeasurement(
        "net",
        Kind.FORWARD,
        1,
        java.util.Arrays.stream(milliseconds).boxed().toList(),
        0,
        "engine");
  }
}
