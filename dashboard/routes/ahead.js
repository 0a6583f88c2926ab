// First in the head of a page. It says where the server is, which a page would else look for below its own name first, and
// waits a tenth of a second when it is not there. And it wakes what draws the page as soon as the page has asked the server
// for its words, while it waits for them. And it keeps what is typed for the search before there is a box for it.
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

    // "/" leads to the search, also before its box is there: what is typed from then on is kept until the box asks for it.
    let text = null, entered = false;
    const listen = (event) => {
        if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest?.('input, textarea, select')) return;
        if (text === null ? event.key !== '/' : event.key.length > 1 && !['Enter', 'Backspace', 'Escape'].includes(event.key)) return;
        event.preventDefault();
        if (text === null) text = '';
        else if (event.key === 'Escape') text = null;
        else if (event.key === 'Enter') entered = true;
        else text = event.key === 'Backspace' ? text.slice(0, -1) : text + event.key;
    };
    window.sanadTyped = () => {
        document.removeEventListener('keydown', listen, true);
        const typed = { text, entered };
        text = null;
        return typed;
    };
    if (!new URLSearchParams(location.search).has('embed')) document.addEventListener('keydown', listen, true);
})();
