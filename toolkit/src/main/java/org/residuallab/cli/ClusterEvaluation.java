package org.residuallab.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.residuallab.data.Dataset;
import org.residuallab.engine.EngineSettings;
import org.residuallab.evaluation.Evaluation;
import org.residuallab.evaluation.Rung;
import org.residuallab.study.PortionListener;
import org.residuallab.study.SharedEvaluations;
import org.residuallab.study.SharedImages;
import org.residuallab.text.ProgressBar;
import picocli.CommandLine.Mixin;

/** Evaluations here or, if a user says so, on other machines. */
final class ClusterEvaluation {

  @Mixin private MasterOptions options;

  /**
   * @throws IllegalArgumentException if something is said of a cluster that is not asked for
   */
  void requireSense() {
    options.requireSense();
  }

  /**
   * Evaluates all of them.
   *
   * @param shared the same images, for other machines
   * @param err where progress there is shown
   */
  List<Evaluation> of(List<Rung> rungs, Dataset images, SharedImages shared, PrintWriter err)
      throws IOException {
    Optional<String> master = options.master();
    if (master.isPresent()) {
      EngineSettings engine =
          new EngineSettings(EngineSettings.asked().path(), options.threads().orElse(1));
      return new SharedEvaluations(master.get(), shared, engine)
          .of(rungs, images, new Lines(err, new TenthLines(err)));
    }
    List<Evaluation> evaluations = new ArrayList<>();
    for (Rung rung : rungs) {
      evaluations.add(rung.on(images));
    }
    return evaluations;
  }

  private record Lines(PrintWriter err, TenthLines tenths) implements PortionListener {

    @Override
    public void onImages(int done, int of) {
      tenths.at(new ProgressBar("images", done, of, ""));
    }

    @Override
    public void onNotice(String line) {
      err.println("lab: " + line);
      err.flush();
    }
  }
}
