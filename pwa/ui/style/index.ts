// Order matters: base.css names the layers, so it comes first.
import './base.css'
import './tokens.css'
