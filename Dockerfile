# The dashboard in a container: without privileges, on a file system that is only read; see docs/hosting.md.
FROM python:3.11-slim-bookworm
WORKDIR /app
COPY requirements.txt ./
RUN pip install --no-cache-dir -r requirements.txt
COPY .streamlit/ .streamlit/
COPY etl/ etl/
COPY dashboard/ dashboard/
COPY datasets/ datasets/
COPY releases/ releases/
COPY pyproject.toml ./
# The warehouse is built here at the first start; everything else stays as it is.
RUN mkdir build && chown 10001:10001 build
ENV HOME=/tmp PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1
USER 10001:10001
EXPOSE 8501
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s \
    CMD ["python", "-c", "import urllib.request as web; web.urlopen('http://127.0.0.1:8501/readyz', timeout=4)"]
CMD ["streamlit", "run", "dashboard/app.py", "--server.address", "0.0.0.0", "--server.port", "8501"]
