package org.residuallab.cluster;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.residuallab.study.GridListener;

/** What a study says, in one list a kind. */
final class SaidOfGrid implements GridListener {

  final List<String> begun = new CopyOnWriteArrayList<>();
  final List<String> done = new CopyOnWriteArrayList<>();
  final List<String> failed = new CopyOnWriteArrayList<>();
  final List<String> advanced = new CopyOnWriteArrayList<>();
  final List<String> notices = new CopyOnWriteArrayList<>();

  @Override
  public void onBegin(String run, String host, boolean again, Tally tally) {
    begun.add(run + " " + again);
  }

  @Override
  public void onDone(String run, Tally tally) {
    done.add(run);
  }

  @Override
  public void onFailed(String run, String reason, Tally tally) {
    failed.add(run + ": " + reason);
  }

  @Override
  public void onIterations(String run, int count, int of, double imagesPerSecond) {
    if (0 < count && count <= of && imagesPerSecond > 0) {
      advanced.add(run);
    }
  }

  @Override
  public void onNotice(String line) {
    if (!line.startsWith("no worker of ")) { // A slow machine is no fault.
      notices.add(line);
    }
  }
}
