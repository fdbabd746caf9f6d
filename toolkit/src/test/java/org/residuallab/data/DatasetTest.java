package org.residuallab.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.residuallab.architecture.Architecture;
import org.residuallab.architecture.Networks;
import org.residuallab.architecture.Shape;

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
  void networks_are_varied_to_fit_the_images() {
    Shape shape = new Shape(3, 16, 16);
    List<String> classes = IntStream.range(0, 100).mapToObj(i -> "class " + i).toList();
    ImageSet images = ImageSet.of(shape, new byte[768], new byte[1], classes);
    Dataset own = Dataset.own("mine", images, images);
    Architecture fitting = Networks.named("resnet-20", own.variation());
    assertThat(fitting.input()).isEqualTo(shape);
    assertThat(fitting.head().classes()).isEqualTo(100);
  }

  @Test
  void images_of_ones_own_are_known_by_what_their_owner_says_and_their_fingerprint() {
    Dataset own = Dataset.own("birds", data.train(), data.test());
    assertThat(own.label()).isEqualTo("own images (birds), sha256 " + data.fingerprint().sha256());
    assertThat(own.source().isOf("CIFAR-10")).isFalse();
  }

  @Test
  void refuses_to_hold_out_everything_or_twice() {
    assertThatThrownBy(() -> data.holdOut(50))
        .hasMessage("cannot hold out 50 of 50 training images; ask for 1 to 49");
    assertThatThrownBy(() -> data.holdOut(5).holdOut(5)).hasMessageContaining("already");
  }
}
