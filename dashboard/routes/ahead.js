// First in the head of a page. It says where the server is, which a page would else look for below its own name first, and
// waits a tenth of a second when it is not there; and it wakes what draws the page while that still waits for its words.
(() => {
    const { src, dataset } = document.currentScript;
    const base = new URL('.', src).href;
    window.__streamlit = { BACKEND_BASE_URL: base };
    const wake = async () => {
        for (const name of dataset.wake.split(' ').filter(Boolean)) await import(`${base}static/js/${name}`);
    };
    const rest = window.requestIdleCallback ?? setTimeout;
    addEventListener('DOMContentLoaded', () => rest(wake));
})();
