// For the scripts of parts, which it is appended to. Streamlit calls a part again whenever its data change, and what that
// returns only at the end: who listened before has to go first. Gives the signal that ends whoever listens from now on.
function listenAnew(place) {
  place.listening?.abort();
  return (place.listening = new AbortController()).signal;
}
