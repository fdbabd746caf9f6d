package org.residuallab.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class DatasetTest {

  private final Dataset data = new SyntheticImages(3, 50, 10).draw();

  @Test
  void holds_out_the_last_training_images() {
    Dataset split = data.holdOut(5);
    assertThat(split.train().size()).isEqualTo(45);
    assertThat(split.heldOut().orElseThrow().size()).isEqualTo(5);
    assertThat(split.heldOut().orElseThrow().image(0)).isEqualTo(data.train().image(45));
    assertThat(split.test()).isSameAs(data.test());
    assertThat(split.source()).isEqualTo(data.source());
    assertThat(split.fingerprint()).isEqualTo(data.fingerprint());
    assertThat(split.label()).endsWith(", 5 training images held out");
  }

  @Test
  void refuses_to_hold_out_everything_or_twice() {
    assertThatThrownBy(() -> data.holdOut(50))
        .hasMessage("cannot hold out 50 of 50 training images; ask for 1 to 49");
    assertThatThrownBy(() -> data.holdOut(5).holdOut(5)).hasMessageContaining("already");
  }
}
