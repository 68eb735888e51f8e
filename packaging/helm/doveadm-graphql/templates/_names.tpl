{{- define "name" -}}
{{- if contains .Chart.Name .Release.Name }}{{ .Release.Name | trunc 63 | trimSuffix "-" }}{{ else }}{{ printf "%s-%s" .Release.Name .Chart.Name | trunc 63 | trimSuffix "-" }}{{ end }}
{{- end }}

{{- define "selector" -}}
app.kubernetes.io/name: {{ .Chart.Name }}
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end }}

{{- define "labels" -}}
{{ include "selector" . }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
helm.sh/chart: {{ .Chart.Name }}-{{ .Chart.Version }}
{{- end }}

{{- define "secret" -}}
{{ .Values.secrets.existing | default (include "name" .) }}
{{- end }}

{{- define "serviceAccount" -}}
{{ .Values.serviceAccount.name | default (ternary (include "name" .) "default" .Values.serviceAccount.create) }}
{{- end }}

{{- /* The names of the settings that come from the Secret. */ -}}
{{- define "secretNames" -}}
{{ concat .Values.secrets.names (keys .Values.secrets.values) | uniq | sortAlpha | join " " }}
{{- end }}

{{- /* Combinations that no gateway would start with, or that would lose data. */ -}}
{{- define "check" -}}
{{- $database := .Values.settings.DATABASE | default "" }}
{{- $names := include "secretNames" . | splitList " " }}
{{- if not (or .Values.settings.DOVEADM_URL .Values.settings.DOVEADM_HOSTS_FILE) }}{{ fail "settings.DOVEADM_URL or settings.DOVEADM_HOSTS_FILE is needed." }}{{ end }}
{{- if and .Values.secrets.existing .Values.secrets.values }}{{ fail "secrets.existing and secrets.values exclude one another." }}{{ end }}
{{- if and .Values.secrets.names (not .Values.secrets.existing) }}{{ fail "secrets.names are the keys of secrets.existing, which is empty." }}{{ end }}
{{- if and $database (not (hasPrefix "postgres" $database)) }}{{ fail "settings.DATABASE is a file, which a pod loses when it ends: use PostgreSQL, as the secret DATABASE." }}{{ end }}
{{- if and .Values.events.enabled (not (and (has "EVENTS_PASSWORD" $names) (or $database (has "DATABASE" $names)))) }}{{ fail "events.enabled needs the secrets EVENTS_PASSWORD and DATABASE." }}{{ end }}
{{- end }}
