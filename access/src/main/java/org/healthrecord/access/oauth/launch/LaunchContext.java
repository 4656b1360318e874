package org.healthrecord.access.oauth.launch;

/**
 * What an app is told about where it was opened.
 *
 * @param patient a Patient id
 * @param banner  whether the app must show whose chart it is ({@code need_patient_banner}): it stands alone
 */
public record LaunchContext(String patient, boolean banner) {}
