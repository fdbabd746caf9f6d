package org.residuallab.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Path;
import java.util.Optional;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.residuallab.architecture.Architecture;
import org.residuallab.architecture.Networks;
import org.residuallab.data.DataSetting;
import org.residuallab.data.ImageNetPixels;
import org.residuallab.data.ImageSet;
import org.residuallab.model.Models;

/**
 * Trained weights that Yerlan Idelbayev published, github.com/akamaster/pytorch_resnet_cifar10,
 * folder pretrained_models, on CIFAR-10's first test image; the logits are PyTorch 2.13's. Neither
 * comes with the project: the test looks for the weights in the folder that LAB_TEST_WEIGHTS names,
 * for the images in that of LAB_DATA.
 */
class PublishedWeightsTest {

  private static final Optional<String> WEIGHTS =
      Optional.ofNullable(System.getenv("LAB_TEST_WEIGHTS"));

  @ParameterizedTest
  @CsvSource({
    "resnet-20, resnet20-12fca82f.th, '-5.3097 -0.4958 0.8773 23.7305 -4.1050 4.4637 -0.2343 -5.4179 -3.7118 -9.8822'",
    "resnet-20, resnet20.safetensors, '-5.3097 -0.4958 0.8773 23.7305 -4.1050 4.4637 -0.2343 -5.4179 -3.7118 -9.8822'",
    "resnet-32, resnet32.safetensors, '-0.3690 1.3433 -1.0559 18.4410 -6.1009 0.6111 -1.8881 -2.4627 -3.8274 -4.6605'",
    "resnet-56, resnet56-4bfd9763.th, '-5.5256 -1.5469 -0.7158 19.4394 -5.0977 3.0219 -1.5109 -0.9350 -1.7958 -5.4049'",
  })
  void give_their_first_logits(String name, String file, String logits) throws Exception {
    assumeThat(WEIGHTS)
        .as("LAB_TEST_WEIGHTS names no folder with the published weights")
        .isPresent();
    DataSetting data = DataSetting.of(Optional.empty());
    assumeThat(data.folder()).as("LAB_DATA names no folder with CIFAR-10").isPresent();
    WeightsFile weights = WeightsFile.read(Path.of(WEIGHTS.get(), file));
    Architecture network = WeightsImport.asUsual(Networks.named(name), weights);
    ComputationGraph graph = Models.build(network.network(), 1);
    WeightsImport.of(network, weights).applyTo(graph);

    INDArray given = Logits.of(graph, first(data.load().test()));

    String[] expected = logits.split(" ", -1);
    for (int i = 0; i < expected.length; i++) {
      // As many digits as are known.
      assertThat(given.getDouble(i)).isCloseTo(Double.parseDouble(expected[i]), within(6e-5));
    }
  }

  private static INDArray first(ImageSet images) {
    byte[] pixels = images.image(0);
    float[] values = new float[pixels.length];
    for (int i = 0; i < values.length; i++) {
      int channel = i * images.shape().channels() / values.length;
      float mean = ImageNetPixels.MEAN.get(channel);
      values[i] =
          (Byte.toUnsignedInt(pixels[i]) / 255f - mean) / ImageNetPixels.DEVIATION.get(channel);
    }
    return Nd4j.createFromArray(values).reshape(1, 3, 32, 32);
  }
}
