package org.residuallab.experiment;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.residuallab.architecture.BlockPlace;
import org.residuallab.architecture.Design;
import org.residuallab.data.EvaluationBatches;
import org.residuallab.data.ImageSet;
import org.residuallab.engine.Engine;
import org.residuallab.engine.StopButton;
import org.residuallab.evaluation.ErrorRate;
import org.residuallab.run.StoredModel;
import org.residuallab.text.ProgressBar;
import org.residuallab.text.ProgressListener;

/**
 * What is left of a trained network when blocks are taken out of it and nothing is trained
 * afterwards: the lesion study of Veit, Wilber and Belongie (2016), "Residual networks behave like
 * ensembles of relatively shallow networks", section 4.
 *
 * <pre>{@code
 * var plan = RunPlan.of("whole", CifarFamily.resnet(8).architecture(), settings.budget(), 1);
 * var model = StoredModel.read(Training.run(plan, settings.images(), settings.runs(), RunListener.NONE).folder());
 * var lesions = Lesions.oneByOne(model, settings.images().test().range(0, 8), ProgressListener.NONE);
 * }</pre>
 *
 * @param network what was taken apart
 * @param blocks those that can be taken out, from the image on
 * @param whole the error of the network as it was trained
 * @param lesions what was done to it, each to the whole one
 */
public record Lesions(
    Design network, List<BlockPlace> blocks, ErrorRate whole, List<Lesion> lesions) {

  private static final int BATCH = 64;

  public Lesions {
    blocks = List.copyOf(blocks);
    lesions = List.copyOf(lesions);
  }

  /**
   * Takes out each block alone.
   *
   * @param images on which errors are measured, of the network's size and classes
   * @param progress is told of each block that was taken out
   * @throws IllegalArgumentException if the images are others, or the network's file is damaged
   * @throws IOException if it cannot be read
   */
  public static Lesions oneByOne(StoredModel model, ImageSet images, ProgressListener progress)
      throws IOException {
    return of(model, images, removable(model).stream().map(List::of).toList(), progress);
  }

  /**
   * Takes out several blocks at once, drawn at random.
   *
   * @param counts how many; more than there are are left out
   * @param draws how often each many are drawn
   * @param seed of the draws
   */
  public static Lesions several(
      StoredModel model,
      ImageSet images,
      List<Integer> counts,
      int draws,
      long seed,
      ProgressListener progress)
      throws IOException {
    Random random = new Random(seed);
    List<List<BlockPlace>> drawn = new ArrayList<>();
    for (int count : counts) {
      for (int draw = 0; draw < draws; draw++) {
        List<BlockPlace> blocks = new ArrayList<>(removable(model));
        Collections.shuffle(blocks, random);
        if (count <= blocks.size()) {
          drawn.add(List.copyOf(blocks.subList(0, count)));
        }
      }
    }
    return of(model, images, drawn, progress);
  }

  private static List<BlockPlace> removable(StoredModel model) {
    return new Surgery(model.network().network()).removable();
  }

  private static Lesions of(
      StoredModel model,
      ImageSet images,
      List<List<BlockPlace>> removals,
      ProgressListener progress)
      throws IOException {
    EvaluationBatches batches =
        new EvaluationBatches(
            images, model.preprocessing(), Math.max(1, Math.min(BATCH, images.size())));
    Surgery surgery = new Surgery(model.network().network());
    List<Lesion> lesions = new ArrayList<>();
    ComputationGraph graph = Engine.accelerate(model.graph());
    try (INDArray trained = graph.params().dup()) {
      ErrorRate whole = LossAndError.of(graph, batches).error();
      for (List<BlockPlace> removed : removals) {
        StopButton.check(lesions.size(), removals.size());
        removed.forEach(block -> surgery.remove(graph, block));
        lesions.add(new Lesion(removed, LossAndError.of(graph, batches).error()));
        progress.at(new ProgressBar(model.network().name(), lesions.size(), removals.size(), ""));
        graph.params().assign(trained);
      }
      return new Lesions(model.network(), surgery.removable(), whole, lesions);
    } finally {
      graph.close();
    }
  }
}
