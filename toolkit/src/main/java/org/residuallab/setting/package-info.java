/**
 * What this process is told from outside, read by one rule: a command's argument, then a system
 * property, then an environment variable.
 *
 * <p>Not here: what a setting means, which is decided where it is used.
 */
package org.residuallab.setting;
