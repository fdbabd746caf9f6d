package org.residuallab.architecture;

import java.util.List;
import org.residuallab.architecture.Layer.Classifier;
import org.residuallab.architecture.Layer.Dropout;
import org.residuallab.architecture.Layer.FullyConnected;
import org.residuallab.architecture.Layer.GlobalAveragePooling;
import org.residuallab.architecture.Layer.Relu;

/** What turns feature maps into class probabilities. */
public sealed interface Head {

  /** Number of classes. */
  int classes();

  /** Appends the head's layers. */
  void write(Wiring wiring);

  /** Global average pooling and one classifier: the paper's networks. */
  record AveragePooled(int classes) implements Head {
    @Override
    public void write(Wiring wiring) {
      wiring.add(new Place("head", 0, "pool"), new GlobalAveragePooling());
      wiring.add(new Place("head", 0, "fc"), new Classifier(classes));
    }
  }

  /**
   * Hidden fully connected layers with ReLU and dropout before the classifier: VGG.
   *
   * @param hidden their sizes
   * @param dropout probability of dropping a value of a hidden layer; 0 leaves the layer out
   * @param classes number of classes
   */
  record Hidden(List<Integer> hidden, double dropout, int classes) implements Head {

    public Hidden {
      hidden = List.copyOf(hidden);
    }

    @Override
    public void write(Wiring wiring) {
      for (int i = 0; i < hidden.size(); i++) {
        int number = i + 1;
        wiring.add(new Place("head", 0, "fc" + number), new FullyConnected(hidden.get(i)));
        wiring.add(new Place("head", 0, "relu" + number), new Relu());
        if (dropout > 0) {
          wiring.add(new Place("head", 0, "dropout" + number), new Dropout(dropout));
        }
      }
      wiring.add(new Place("head", 0, "fc"), new Classifier(classes));
    }
  }
}
