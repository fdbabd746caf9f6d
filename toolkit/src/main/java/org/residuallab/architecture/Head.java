package org.residuallab.architecture;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import org.residuallab.architecture.Layer.Classifier;
import org.residuallab.architecture.Layer.Dropout;
import org.residuallab.architecture.Layer.FullyConnected;
import org.residuallab.architecture.Layer.GlobalAveragePooling;
import org.residuallab.architecture.Layer.Relu;

/**
 * What turns feature maps into class probabilities. A stored run holds the kinds listed here by
 * their names, and the layers that any other writes.
 *
 * <pre>{@code
 * var stem = new Stage(Architecture.STEM, List.of(new Block.Convolutional(3, 1, 16)));
 * var tiny = new Architecture("tiny", new Shape(3, 32, 32), Normalization.BATCH, List.of(stem), new Head.AveragePooled(10));
 * }</pre>
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Head.AveragePooled.class, name = "average_pooled"),
  @JsonSubTypes.Type(value = Head.Activated.class, name = "activated"),
  @JsonSubTypes.Type(value = Head.Hidden.class, name = "hidden")
})
public interface Head {

  /** Number of classes. */
  int classes();

  /** Appends the head's layers. */
  void write(Wiring wiring);

  /**
   * The same for another number of classes.
   *
   * @throws IllegalArgumentException if it does not say how
   */
  default Head withClasses(int other) {
    throw new IllegalArgumentException(
        "%s does not say what it is for %d classes: its method withClasses does"
            .formatted(this, other));
  }

  /** The same with its hidden units divided, one at least, and nothing dropped. */
  default Head thinned(int divisor) {
    return this;
  }

  /** Global average pooling and one classifier: the paper's networks. */
  record AveragePooled(int classes) implements Head {
    @Override
    public void write(Wiring wiring) {
      wiring.add(0, new GlobalAveragePooling());
      wiring.add(0, new Classifier(classes));
    }

    @Override
    public Head withClasses(int other) {
      return new AveragePooled(other);
    }
  }

  /**
   * The normalisation and ReLU that the blocks of a pre-activation network have left to the head,
   * then as {@link AveragePooled}.
   */
  record Activated(int classes) implements Head {
    @Override
    public void write(Wiring wiring) {
      wiring.normalization(0);
      wiring.relu(0);
      new AveragePooled(classes).write(wiring);
    }

    @Override
    public Head withClasses(int other) {
      return new Activated(other);
    }
  }

  /**
   * Hidden fully connected layers with ReLU and dropout before the classifier: VGG.
   *
   * @param hidden their sizes
   * @param dropout probability of dropping a value of a hidden layer; 0 leaves the layer out
   * @param classes number of classes
   */
  record Hidden(@JsonProperty(required = true) List<Integer> hidden, double dropout, int classes)
      implements Head {

    public Hidden {
      hidden = List.copyOf(hidden);
    }

    @Override
    public void write(Wiring wiring) {
      for (int i = 0; i < hidden.size(); i++) {
        int number = i + 1;
        wiring.add(number, new FullyConnected(hidden.get(i)));
        wiring.add(number, new Relu());
        if (dropout > 0) {
          wiring.add(number, new Dropout(dropout));
        }
      }
      wiring.add(0, new Classifier(classes));
    }

    @Override
    public Head withClasses(int other) {
      return new Hidden(hidden, dropout, other);
    }

    @Override
    public Head thinned(int divisor) {
      List<Integer> thin = hidden.stream().map(each -> Thinning.divide(each, divisor)).toList();
      return new Hidden(thin, 0, classes);
    }
  }
}
