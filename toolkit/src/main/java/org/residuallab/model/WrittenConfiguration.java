package org.residuallab.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Map;
import java.util.Set;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.shade.jackson.databind.ObjectMapper;
import org.nd4j.shade.jackson.databind.cfg.MapperConfig;
import org.nd4j.shade.jackson.databind.JavaType;
import org.nd4j.shade.jackson.databind.jsontype.PolymorphicTypeValidator;

/**
 * The configuration of a model as Deeplearning4j writes it, in JSON. It names Java classes, and
 * Deeplearning4j makes an object of any class on the path that it names; here only of those that
 * {@link Models} builds networks of. A stranger's file can name no other, and no array.
 */
public final class WrittenConfiguration {

  private static final Set<String> CLASSES =
      Set.of(
          "org.deeplearning4j.nn.conf.dropout.Dropout",
          "org.deeplearning4j.nn.conf.graph.ElementWiseVertex",
          "org.deeplearning4j.nn.conf.graph.LayerVertex",
          "org.deeplearning4j.nn.conf.layers.ActivationLayer",
          "org.deeplearning4j.nn.conf.layers.BatchNormalization",
          "org.deeplearning4j.nn.conf.layers.ConvolutionLayer",
          "org.deeplearning4j.nn.conf.layers.DenseLayer",
          "org.deeplearning4j.nn.conf.layers.DropoutLayer",
          "org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer",
          "org.deeplearning4j.nn.conf.layers.OutputLayer",
          "org.deeplearning4j.nn.conf.layers.SubsamplingLayer",
          "org.deeplearning4j.nn.conf.preprocessor.CnnToFeedForwardPreProcessor",
          "org.deeplearning4j.nn.weights.WeightInitXavier",
          "org.nd4j.linalg.activations.impl.ActivationIdentity",
          "org.nd4j.linalg.activations.impl.ActivationReLU",
          "org.nd4j.linalg.activations.impl.ActivationSoftmax",
          "org.nd4j.linalg.learning.regularization.L2Regularization",
          "org.nd4j.linalg.lossfunctions.impl.LossMCXENT",
          "org.nd4j.linalg.schedule.FixedSchedule",
          Momentum.class.getName(),
          ZeroPaddedShortcutVertex.class.getName());

  private static final String CLASS = "@class";

  /** Where a class may be named by another field, or a whole array stand. */
  private static final Set<String> NEVER = Set.of("type", "dist", "distribution", "weights");

  private static final JsonMapper PLAIN = new JsonMapper();
  private static final ObjectMapper GUARDED =
      NeuralNetConfiguration.mapper().copy().setPolymorphicTypeValidator(new OnlyThose());

  private WrittenConfiguration() {}

  /**
   * Reads a configuration that {@link Models} built.
   *
   * @throws IllegalArgumentException saying what it names that none of its networks has, or that it
   *     is no configuration
   */
  public static ComputationGraphConfiguration read(String json) {
    try {
      require(PLAIN.readTree(json));
      ComputationGraphConfiguration read =
          GUARDED.readValue(json, ComputationGraphConfiguration.class);
      read.setDataType(DataType.FLOAT);
      return read;
    } catch (JsonProcessingException | org.nd4j.shade.jackson.core.JsonProcessingException e) {
      throw new IllegalArgumentException("it is no configuration of a network", e);
    }
  }

  private static void require(JsonNode node) {
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      String named = field.getValue().asText();
      if (field.getKey().equals(CLASS) && !CLASSES.contains(named)) {
        throw new IllegalArgumentException(
            "it names the class '%s', of which no network is built here".formatted(named));
      }
      if (NEVER.contains(field.getKey()) && !field.getValue().isNull()) {
        throw new IllegalArgumentException(
            "it has '%s', which no network built here has".formatted(field.getKey()));
      }
    }
    node.forEach(WrittenConfiguration::require);
  }

  /** Asked by Jackson before it looks for a class. */
  private static final class OnlyThose extends PolymorphicTypeValidator.Base {

    private static final long serialVersionUID = 1;

    @Override
    public Validity validateSubClassName(MapperConfig<?> config, JavaType base, String name) {
      return CLASSES.contains(name) ? Validity.ALLOWED : Validity.DENIED;
    }
  }
}
