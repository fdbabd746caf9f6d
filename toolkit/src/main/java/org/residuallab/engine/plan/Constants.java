package org.residuallab.engine.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.residuallab.engine.onednn.Layout;

/**
 * Tensors made from a network's parameters alone, such as weights in the order that a kernel wants.
 * All plans of the network share them; they are made anew when the parameters have changed.
 */
public final class Constants implements AutoCloseable {

  private final Holdings holdings;
  private final List<Made> all = new ArrayList<>();

  private static final class Made {
    private final Object key;
    private final List<Tensor> tensors;
    private final Plan plan;
    private boolean fresh;
    private boolean finite;

    Made(Object key, List<Tensor> tensors, Plan plan) {
      this.key = key;
      this.tensors = tensors;
      this.plan = plan;
    }
  }

  public Constants(Holdings holdings) {
    this.holdings = holdings;
  }

  /**
   * The tensors of that key, the first of which has that layout; planned on first use, and there
   * after the next {@link #refresh}.
   *
   * @param making plans how they are made, in memory that is {@link Program#own}
   */
  public List<Tensor> get(Object key, Layout layout, Function<Program, List<Tensor>> making) {
    for (Made made : all) {
      if (made.key.equals(key) && made.tensors.get(0).layout().same(layout)) {
        return made.tensors;
      }
    }
    Program program = new Program(holdings.open());
    List<Tensor> tensors = making.apply(program);
    all.add(new Made(key, tensors, program.finish(holdings)));
    return tensors;
  }

  /** Says that the parameters have changed. */
  public void outdate() {
    all.forEach(made -> made.fresh = false);
  }

  /**
   * Makes what is not up to date.
   *
   * @return whether all that was made is finite
   */
  public boolean refresh() {
    boolean finite = true;
    for (Made made : all) {
      if (!made.fresh) {
        made.plan.run();
        made.finite = made.plan.isFinite();
        made.fresh = true;
      }
      finite &= made.finite;
    }
    return finite;
  }

  @Override
  public void close() {
    all.forEach(made -> made.plan.close());
    all.clear();
  }
}
