package org.residuallab.engine;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.residuallab.engine.onednn.Bfloat16;
import org.residuallab.engine.onednn.Onednn;
import org.residuallab.setting.Setting;

/** Lets the tests of a class train in bfloat16 wherever oneDNN does it at all. */
public final class EmulatedBfloat16 implements BeforeAllCallback, AfterAllCallback {

  @Override
  public void beforeAll(ExtensionContext context) {
    assumeTrue(
        Onednn.library().bfloat16() != Bfloat16.NONE,
        "on this processor, which has no AVX-512, oneDNN trains nothing in bfloat16");
    Setting.BFLOAT16.set("emulated");
  }

  @Override
  public void afterAll(ExtensionContext context) {
    Setting.BFLOAT16.unset();
  }
}
