//! Finds out in which order services can be deployed.

#[derive(Debug)]
pub enum DeployError {
    UnknownService(String),
    Cycle,
}

#[derive(Clone, Debug)]
pub struct Service {
    pub name: String,
    pub needs: Vec<String>,
}

pub fn deploy_order(_services: &[Service]) -> Result<Vec<String>, DeployError> {
    Ok(Vec::new())
}

pub fn deploy_waves(_services: &[Service]) -> Result<Vec<Vec<String>>, DeployError> {
    Ok(Vec::new())
}

pub fn affected_by(_services: &[Service], _name: &str) -> Result<Vec<String>, DeployError> {
    Ok(Vec::new())
}
