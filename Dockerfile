# One image for all processes: web, web-partner, worker, beat and the jobs differ in command and environment only.

FROM python:3.13-slim AS build

ENV UV_PROJECT_ENVIRONMENT=/app/.venv \
    UV_PYTHON_DOWNLOADS=never \
    UV_COMPILE_BYTECODE=1 \
    UV_LINK_MODE=copy \
    UV_NO_CACHE=1

RUN pip install --no-cache-dir uv==0.13.9

WORKDIR /app

# First only what decides the packages, so that a changed page does not install them again.
COPY pyproject.toml uv.lock README.md ./
RUN uv sync --locked --no-default-groups --no-install-project

# The rooms stay where they are (editable), because templates and vendored styles are found beside the code.
COPY platform platform
COPY tenants tenants
COPY cases cases
COPY consent consent
COPY sharing sharing
COPY frontend frontend
RUN uv sync --locked --no-default-groups \
    && SECRET_KEY=only-while-building KETEN_ENV=production KETEN_DOMAIN=keten.example \
       .venv/bin/manage collectstatic --noinput \
    && .venv/bin/python -m compileall -q platform tenants cases consent sharing frontend


FROM python:3.13-slim

LABEL org.opencontainers.image.title="Ketenplatform" \
      org.opencontainers.image.description="Eén jongere, één regisseur, één plan" \
      org.opencontainers.image.licenses="EUPL-1.2"

RUN groupadd --system --gid 10001 keten \
    && useradd --system --uid 10001 --gid 10001 --home-dir /tmp --no-create-home --shell /usr/sbin/nologin keten

# Read-only at run time: the only place to write is /tmp. Production is the default, so a forgotten setting is never lenient.
ENV PATH=/app/.venv/bin:$PATH \
    HOME=/tmp \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    DJANGO_SETTINGS_MODULE=config.settings \
    KETEN_ENV=production \
    KETEN_VAR=/tmp/keten

WORKDIR /app

# Owned by root: the process can read its code and change nothing of it.
COPY --from=build /app /app
COPY LICENSE THIRD-PARTY.md ./

USER 10001:10001
EXPOSE 8000

CMD ["gunicorn", "config.wsgi:application", "--config", "python:config.gunicorn", "--bind", "0.0.0.0:8000"]
