{{/* What a process knows: settings without secrets, and the named keys of its own Secret. */}}

{{- define "keten.settings" -}}
DJANGO_SETTINGS_MODULE: config.settings
KETEN_DOMAIN: {{ .Values.domain | quote }}
KETEN_ENV: production
KETEN_VAR: /tmp/keten
KETEN_PROXIES: {{ .Values.ingress.trustedProxies | quote }}
{{- range $name, $value := .Values.extraEnv }}
{{ $name }}: {{ $value | quote }}
{{- end }}
{{- end -}}

{{/* The same as a list for the jobs: before a first install there is no ConfigMap yet. */}}
{{- define "keten.settingsAsEnv" -}}
{{- range $name, $value := include "keten.settings" . | fromYaml }}
- name: {{ $name }}
  value: {{ $value | quote }}
{{- end }}
{{- end -}}

{{/* Call with (dict "secret" name "keys" (list …)): never a whole Secret, because then one key too many is a leak. */}}
{{- define "keten.secretEnv" -}}
{{- $secret := .secret -}}
{{- range .keys }}
- name: {{ . }}
  valueFrom:
    secretKeyRef:
      name: {{ $secret }}
      key: {{ . }}
{{- end }}
{{- end -}}

{{/* web, worker and beat know the same: they log in as keten_app. */}}
{{- define "keten.appSecretEnv" -}}
{{- $keys := list "DATABASE_URL" "SECRET_KEY" "KETEN_KEK" "KETEN_PUBLIC_KEK" "CELERY_BROKER_URL" -}}
{{- if .Values.evidence.pkcs11Module }}
- name: KETEN_PKCS11_MODULE
  value: {{ .Values.evidence.pkcs11Module | quote }}
{{- $keys = append $keys "KETEN_PKCS11_PIN" }}
{{- end }}
{{- include "keten.secretEnv" (dict "secret" .Values.secrets.app "keys" $keys) -}}
{{- end -}}

{{/* One Secret for two logins would give the partner web a way to become more than a partner. */}}
{{- define "keten.requireOwnSecrets" -}}
{{- if ne (len (uniq (values .Values.secrets))) 6 -}}
{{- fail "secrets.app, .partner, .owner, .admin, .sealer and .sealKey must name six different Secrets" -}}
{{- end -}}
{{- end -}}
