/**
 * What this process is told from outside, read by one rule: a command's argument, then a system
 * property, then an environment variable. What a setting means is decided where it is used.
 */
package org.residuallab.setting;
