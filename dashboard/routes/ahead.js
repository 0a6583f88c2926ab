// First in the head of a page. It says where the server is, which a page would else look for below its own name first, and
// waits a tenth of a second when it is not there. And it wakes what draws the page as soon as the page has asked the server
// for its words, while it waits for them.
(() => {
    const { src, dataset } = document.currentScript;
    const base = new URL('.', src).href;
    window.__streamlit = { BACKEND_BASE_URL: base };
    const names = dataset.wake.split(' ').filter(Boolean);
    const watch = new MutationObserver(() => {
        if (!document.querySelector('[data-test-connection-state=CONNECTED]')) return;
        watch.disconnect();
        for (const name of names) import(`${base}static/js/${name}`);
    });
    if (names.length) watch.observe(document, { subtree: true, attributeFilter: ['data-test-connection-state'] });
})();
